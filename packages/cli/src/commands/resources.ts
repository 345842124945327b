import type { Command } from '../command-line/command.ts';
import { sourceOptions } from '../scan/request.ts';
import { readResources } from '../scan/resources.ts';

const formats = ['table', 'jsonl'] as const;

export const resources: Command = {
  name: 'resources',
  summary: 'List the resources that are read',
  description:
    'Lists every resource as Kubernetes’ own reader takes it, lists opened, in the order of the files.',
  operand: {
    name: 'PATH',
    repeats: true,
    required: false,
    completes: 'paths',
    summary: 'Files, folders, patterns, or - for standard input; this folder if nothing is said',
  },
  options: [
    ...sourceOptions,
    { name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How the list looks' },
  ],
  examples: [
    { line: 'plimsoll resources deploy/', does: 'what a scan would look at' },
    {
      line: 'plimsoll resources deploy/ --format jsonl',
      does: 'one JSON object for each resource, for scripts',
    },
  ],
  run: async (args, edge) => readResources(args, edge, args.value('format') === 'jsonl' ? 'jsonl' : 'table'),
};

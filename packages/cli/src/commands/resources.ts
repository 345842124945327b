import type { Command, ParsedArguments } from '../command-line/command.ts';
import { judgingOptions, pathsOperand, requestOf, sourceOptions } from '../scan/request.ts';
import type { Output } from '../scan/outputs.ts';
import { readResources } from '../scan/resources.ts';

const formats = ['table', 'jsonl'] as const;
type Format = (typeof formats)[number];

export const resources: Command = {
  name: 'resources',
  summary: 'List the resources that are read',
  description:
    'Lists every resource as Kubernetes’ own reader takes it, lists opened, in the order of the files.\n' +
    'The options that say by what is judged are taken so that the same ones serve `scan`; they change nothing here.',
  operand: pathsOperand,
  options: [
    ...sourceOptions,
    ...judgingOptions,
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      summary: 'How the list looks, `table` if nothing is said',
    },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write the list to a file' },
  ],
  examples: [
    { line: 'plimsoll resources deploy/', does: 'what a scan would look at' },
    {
      line: 'plimsoll resources deploy/ --format jsonl',
      does: 'one JSON object for each resource, for scripts',
    },
  ],
  run: async (args, edge) => {
    const request = requestOf(args, edge, { withFingerprints: false });
    return readResources(args, request, edge, outputOf(args));
  },
};

function outputOf(args: ParsedArguments): Output<Format> {
  const file = args.value('output');
  const isJsonl =
    (args.value('format') ?? (file?.endsWith('.jsonl') === true ? 'jsonl' : 'table')) === 'jsonl';
  return { format: isJsonl ? 'jsonl' : 'table', file: file === '-' ? undefined : file };
}

import {
  controlsTable,
  didYouMean,
  frameworkNames,
  frameworksJson,
  frameworksTable,
  newestKubernetes,
} from '@plimsoll/engine';
import { writeStdout } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Command } from '../command-line/command.ts';
import { frameworksNamed } from '../scan/frameworks.ts';

const formats = ['table', 'json'] as const;

export const frameworks: Command = {
  name: 'frameworks',
  summary: 'List published standards',
  description:
    'Lists the standards that a scan can be reported by, and of those that are named every control with the checks that answer it.',
  operand: {
    name: 'NAME',
    repeats: true,
    required: false,
    completes: 'frameworks',
    summary: 'Show the controls of these; a line for each standard if nothing is said',
  },
  options: [{ name: 'format', short: 'f', value: 'FORMAT', choices: formats, summary: 'How the list looks' }],
  examples: [
    { line: 'plimsoll frameworks', does: 'which standards there are' },
    { line: 'plimsoll frameworks nsa', does: 'what answers each recommendation of the NSA/CISA guide' },
    { line: 'plimsoll frameworks --format json', does: 'all controls and their checks for a script' },
  ],
  run: async (args, edge) => {
    const strange = args.operands.find((name) => !frameworkNames.some((known) => known === name));
    if (strange !== undefined) {
      const hint = didYouMean(strange, frameworkNames);
      throw usage(`there is no framework \`${strange}\`${hint}; there are ${frameworkNames.join(', ')}`);
    }
    const isNamed = args.operands.length > 0;
    const chosen = await frameworksNamed(isNamed ? args.operands : frameworkNames, newestKubernetes);
    if (args.value('format') === 'json') writeStdout(frameworksJson(chosen));
    else if (isNamed) for (const one of chosen) writeStdout(controlsTable(one, edge.stdout));
    else writeStdout(frameworksTable(chosen, edge.stdout));
    return 0;
  },
};

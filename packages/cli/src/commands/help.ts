import { didYouMean } from '@plimsoll/engine';
import { writeStdout } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Command } from '../command-line/command.ts';
import { helpOf, overview } from '../command-line/help.ts';

export const help: Command = {
  name: 'help',
  summary: 'Show the help of a command',
  description: 'Shows all commands, or the options and examples of one.',
  operand: {
    name: 'COMMAND',
    repeats: false,
    required: false,
    completes: 'commands',
    summary: 'The command to show',
  },
  options: [],
  examples: [{ line: 'plimsoll help scan', does: 'the options of `scan`' }],
  run: async ({ operands: [name] }, edge) => {
    const { commands } = edge;
    if (name === undefined) {
      writeStdout(overview(commands, edge));
      return 0;
    }
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) {
      const hint = didYouMean(
        name,
        commands.map((candidate) => candidate.name),
        '',
      );
      throw usage(`there is no command \`${name}\`${hint}`);
    }
    writeStdout(helpOf(command, edge.stdout));
    return 0;
  },
};

import { didYouMean, catalogue } from '@plimsoll/engine';
import { writeStdout } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Command } from '../command-line/command.ts';
import { completionScript, shells } from '../command-line/completion.ts';

export const completion: Command = {
  name: 'completion',
  summary: 'Print a completion script for a shell',
  description: 'Prints the script by which a shell completes commands, options, ids of checks and paths.',
  operand: {
    name: 'SHELL',
    repeats: false,
    required: true,
    completes: 'shells',
    summary: `One of ${shells.join(', ')}`,
  },
  options: [],
  examples: [
    { line: 'source <(plimsoll completion bash)', does: 'complete in this bash' },
    { line: 'plimsoll completion zsh > "${fpath[1]}/_plimsoll"', does: 'complete in every new zsh' },
    {
      line: 'plimsoll completion fish > ~/.config/fish/completions/plimsoll.fish',
      does: 'complete in every new fish',
    },
  ],
  run: async ({ operands: [shell = ''] }, { commands }) => {
    if (!shells.includes(shell)) {
      const hint = didYouMean(shell, shells, '');
      throw usage(`SHELL is one of ${shells.join(', ')}, not \`${shell}\`${hint}`, completion);
    }
    writeStdout(
      completionScript(
        shell,
        commands,
        catalogue.map(({ id }) => id),
      ),
    );
    return 0;
  },
};

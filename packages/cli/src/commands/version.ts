import { catalogue, newestKubernetes } from '@plimsoll/engine';
import { writeStdout } from '@plimsoll/inputs';
import type { Command } from '../command-line/command.ts';

export const version: Command = {
  name: 'version',
  summary: 'Show versions',
  description: 'Shows the version of Plimsoll and of the things its answers depend on.',
  options: [],
  examples: [
    { line: 'plimsoll version', does: 'versions of Plimsoll, Node and the Kubernetes types built in' },
  ],
  run: async (_, { version: own }) => {
    writeStdout(
      [
        `plimsoll    ${own}`,
        `checks      ${catalogue.length}`,
        `kubernetes  1.${newestKubernetes} unless --kubernetes-version says otherwise`,
        `node        ${process.versions.node}`,
        '',
      ].join('\n'),
    );
    return 0;
  },
};

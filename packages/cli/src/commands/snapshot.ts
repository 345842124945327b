import { resolve } from 'node:path';
import { visible } from '@plimsoll/engine';
import { usage } from '../command-line/arguments.ts';
import type { Command } from '../command-line/command.ts';
import { clusterOptions, clusterRequestOf } from '../scan/cluster.ts';
import { problemLines } from '../scan/problem-lines.ts';
import { startProgress } from '../scan/progress.ts';

/** A snapshot never holds the values of Secrets, and is always of a cluster. */
const ownOptions = clusterOptions.filter(
  ({ name }) => name !== 'cluster' && name !== 'include-secret-values',
);

export const snapshot: Command = {
  name: 'snapshot',
  summary: 'Write what a cluster holds to a file, without secrets',
  description:
    'Writes everything that a scan of the cluster reads to one file, which every command reads like a folder of manifests.\n' +
    'Values of Secrets and ConfigMaps, private keys, tokens and other credentials by their form never stand in it; literal values of environment variables do, unless --redact-env.\n' +
    'Exit code: 0 all was read, 2 something was not; what that is stands in the snapshot too.',
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      summary: 'The file: `.json.gz` packed, `.json` as it is; replaced when the snapshot is whole',
    },
    { name: 'redact-env', summary: 'Leave out the literal values of environment variables' },
    { name: 'include-config-values', summary: 'Keep the values of ConfigMaps, which may hold credentials' },
    { name: 'no-context', summary: 'Leave out the name of the context' },
    ...ownOptions,
  ],
  examples: [
    { line: 'plimsoll snapshot -o cluster.json.gz', does: 'the current context of the kubeconfig' },
    { line: 'plimsoll scan cluster.json.gz', does: 'judge it later, or somewhere else' },
    {
      line: 'plimsoll snapshot --context prod --redact-env -o prod.json.gz',
      does: 'another cluster, without the values of variables',
    },
  ],
  run: async (args, edge) => {
    const file = args.value('output');
    if (file === undefined || !/\.json(?:\.gz)?$/u.test(file)) {
      throw usage('`snapshot` needs `--output FILE` with a name that ends in `.json.gz` or `.json`');
    }
    const abort = new AbortController();
    const cluster = clusterRequestOf(
      { ...args, has: (name) => name === 'cluster' || args.has(name) },
      edge,
      abort.signal,
    );
    if (cluster === undefined) return 2;
    const onInterrupt = (): void => abort.abort();
    process.once('SIGINT', onInterrupt);
    const progress = startProgress('read', edge.stderr, 'objects');
    try {
      const { writeSnapshot } = await import('@plimsoll/inputs/cluster');
      const { reading, objects } = await writeSnapshot({
        cluster,
        path: resolve(edge.cwd, file),
        tool: `plimsoll ${edge.version}`,
        taken: new Date().toISOString(),
        withContext: !args.has('no-context'),
        withConfigValues: args.has('include-config-values'),
        withEnvironment: !args.has('redact-env'),
        onProgress: progress.update,
      });
      progress.end();
      const written = objects === 0 ? 'nothing was written' : `${objects} objects in ${visible(file)}`;
      process.stderr.write(`${problemLines(reading.problems)}${written}\n`);
      if (abort.signal.aborted) return 130;
      return objects === 0 || reading.problems.length > 0 ? 2 : 0;
    } finally {
      progress.end();
      process.off('SIGINT', onInterrupt);
    }
  },
};

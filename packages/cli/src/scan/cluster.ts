import type { ClusterRequest, DryRunRequest } from '@plimsoll/inputs/cluster';
import { usage } from '../command-line/arguments.ts';
import type { Edge, Option, ParsedArguments } from '../command-line/command.ts';

/** Which cluster is read, the same for every command that reads one. */
export const clusterOptions: readonly Option[] = [
  { name: 'cluster', summary: 'Read a live cluster instead of files' },
  {
    name: 'context',
    value: 'NAME',
    summary: 'The context of the kubeconfig, the current one if nothing is said',
  },
  {
    name: 'kubeconfig',
    value: 'FILE',
    summary:
      'The kubeconfig; if nothing is said `KUBECONFIG`, `~/.kube/config` or the account of the pod this runs in',
  },
  {
    name: 'include-namespaces',
    value: 'A,B',
    repeats: true,
    summary: 'Read only what lies in these namespaces, and nothing that lies in none',
  },
  {
    name: 'include-secret-values',
    summary: 'Read the values of Secrets too; without it nothing but their metadata is asked for',
  },
  {
    name: 'cluster-timeout',
    value: 'SECONDS',
    summary: 'How long the whole cluster may take to answer, 300 if nothing is said',
  },
];

/** What is wanted of a cluster, by the command line; `undefined` where no cluster is meant. */
export function clusterRequestOf(
  args: ParsedArguments,
  { cwd, environment }: Edge,
  signal: AbortSignal,
): ClusterRequest | undefined {
  if (!args.has('cluster')) {
    const stray = clusterOptions.find(({ name }) => args.has(name));
    if (stray === undefined) return undefined;
    throw usage(`\`--${stray.name}\` is about a cluster: write \`--cluster\` too`);
  }
  const namespaces = args
    .values('include-namespaces')
    .flatMap((value) => value.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (args.has('include-namespaces') && namespaces.length === 0)
    throw usage('--include-namespaces: no namespace is named');
  const strange = namespaces.find((name) => !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(name));
  if (strange !== undefined) throw usage(`--include-namespaces: \`${strange}\` is no name of a namespace`);
  const totalMs = totalMsOf(args.value('cluster-timeout'));
  return {
    cwd,
    environment,
    kubeconfig: args.value('kubeconfig'),
    context: args.value('context'),
    namespaces: namespaces.length > 0 ? [...new Set(namespaces)] : undefined,
    withSecretValues: args.has('include-secret-values'),
    withCustomPods: args.value('include-crd-pods') !== 'false',
    ...(totalMs === undefined ? {} : { patience: patienceOf(totalMs) }),
    signal,
  };
}

/** The cluster whose API server judges repairs, by the command line; `undefined` where none is asked. */
export function verifyingClusterOf(
  args: ParsedArguments,
  { cwd, environment }: Edge,
): Omit<DryRunRequest, 'comesAlong' | 'signal'> | undefined {
  if (!args.has('verify-server')) {
    const stray = ['context', 'kubeconfig', 'cluster-timeout'].find((name) => args.has(name));
    if (stray === undefined) return undefined;
    throw usage(`\`--${stray}\` is about a cluster: write \`--verify-server\` too`);
  }
  const totalMs = totalMsOf(args.value('cluster-timeout'));
  return {
    cwd,
    environment,
    kubeconfig: args.value('kubeconfig'),
    context: args.value('context'),
    ...(totalMs === undefined ? {} : { patience: patienceOf(totalMs) }),
  };
}

function totalMsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (text.trim() !== '' && seconds > 0 && seconds <= 86_400) return seconds * 1000;
  throw usage(`--cluster-timeout: \`${text}\` is no number of seconds between 0 and 86400`);
}

const longestRequestMs = 30_000;

/** No single answer may take more than its share of what all may take. */
function patienceOf(totalMs: number): NonNullable<ClusterRequest['patience']> {
  const requestMs = Math.min(longestRequestMs, totalMs);
  return { totalMs, requestMs, pluginMs: requestMs };
}

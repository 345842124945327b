import { writeStdout } from '@plimsoll/inputs';
import type { CustomPodKindsReading } from '@plimsoll/inputs/cluster';
import { usage } from '../command-line/arguments.ts';
import type { Command, Edge, ParsedArguments } from '../command-line/command.ts';
import { clusterOptions, clusterRequestOf } from '../scan/cluster.ts';
import { problemLines } from '../scan/problem-lines.ts';

const readers: readonly string[] = ['scan', 'snapshot', 'drift'];

/** A role is made from the definitions of kinds alone. */
const connectionOptions = clusterOptions.filter(({ name }) => !name.startsWith('include-'));

export const rbacFor: Command = {
  name: 'rbac-for',
  summary: 'Print the least role that a command needs in a cluster',
  description:
    'Prints the ClusterRole, or with --namespace the Role, that lets `scan --cluster`, `snapshot` or `drift` read all they look at, and nothing else: only `list`, only kinds that some check reads.\n' +
    'With --cluster also the custom kinds of that cluster whose definitions say that they may hold pods.',
  operand: {
    name: 'COMMAND',
    repeats: false,
    required: true,
    completes: 'commands',
    summary: `The command that is to run: ${readers.join(', ')}`,
  },
  options: [
    ...connectionOptions,
    { name: 'namespace', value: 'NAME', summary: 'A Role for `--include-namespaces NAME` alone' },
    {
      name: 'name',
      value: 'NAME',
      summary: 'What the role is called, `plimsoll-scan` for `scan` if nothing is said',
    },
  ],
  examples: [
    { line: 'plimsoll rbac-for scan | kubectl apply -f -', does: 'make the ClusterRole' },
    {
      line: 'plimsoll rbac-for scan --cluster --context prod',
      does: 'with the custom kinds of a cluster that may hold pods',
    },
    { line: 'plimsoll rbac-for scan --namespace shop', does: 'the Role for one namespace' },
  ],
  run: async (args, edge) => {
    const [command = ''] = args.operands;
    if (!readers.includes(command)) {
      throw usage(`\`${command}\` reads no cluster; there are ${readers.join(', ')}`, { name: 'rbac-for' });
    }
    const name = args.value('name') ?? `plimsoll-${command}`;
    const namespace = args.value('namespace');
    for (const text of [name, namespace ?? name]) {
      if (!/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/u.test(text))
        throw usage(`\`${text}\` is no name of an object`);
    }
    const { leastRole } = await import('@plimsoll/inputs/cluster');
    const { kinds, problems } = await customKinds(args, edge);
    writeStdout(leastRole({ name, namespace, custom: kinds }));
    process.stderr.write(problemLines(problems));
    return problems.length > 0 ? 2 : 0;
  },
};

async function customKinds(args: ParsedArguments, edge: Edge): Promise<CustomPodKindsReading> {
  const request = clusterRequestOf(args, edge, new AbortController().signal);
  if (request === undefined) return { kinds: [], problems: [] };
  const { readCustomPodKinds } = await import('@plimsoll/inputs/cluster');
  return readCustomPodKinds(request);
}

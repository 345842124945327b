import { resolve } from 'node:path';
import { driftJson, driftOf, driftTable, isAtLeast, type Drift } from '@plimsoll/engine';
import { writeOutput, writeStdout } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Command, Edge, ParsedArguments } from '../command-line/command.ts';
import { readRepository, readRunning, readTaken, type ReadSide, type SideContext } from '../drift/sides.ts';
import { clusterRequestOf } from '../scan/cluster.ts';
import { leftOutNote, listingScan } from '../scan/left-out-note.ts';
import { outputsOf, type Output } from '../scan/outputs.ts';
import { problemLines } from '../scan/problem-lines.ts';
import { judgingOptions, requestOf, sourceOptions, type Request } from '../scan/request.ts';

const formats = ['table', 'json'] as const;
type Format = (typeof formats)[number];

export const drift: Command = {
  name: 'drift',
  summary: 'Show what runs differently from what the repository says',
  description:
    'Compares manifests, charts and overlays with a live cluster or a snapshot of one, by what a difference means for security: what is found in the cluster alone, what guards others and is missing, what runs an image that nobody wrote.\n' +
    'Exit code: 0 nothing weaker at or above --fail-on, `low` if nothing is said; 1 the cluster is weaker, or nobody can tell; 2 not all of the work could be done, 130 interrupted.',
  operand: {
    name: 'PATH',
    repeats: true,
    required: true,
    completes: 'paths',
    summary:
      'What the repository says: files and folders; with a snapshot of a cluster last where `--cluster` is not given',
  },
  options: [
    ...judgingOptions,
    ...sourceOptions,
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      repeats: true,
      summary: 'How the drift looks, `table` if nothing is said',
    },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      repeats: true,
      summary: 'Write the --format before it to a file',
    },
  ],
  examples: [
    { line: 'plimsoll drift deploy/ --cluster', does: 'against the current context of the kubeconfig' },
    { line: 'plimsoll drift deploy/ cluster.json.gz', does: 'against a snapshot' },
    {
      line: 'plimsoll drift charts/web --cluster --context prod --fail-on high',
      does: 'a chart against another cluster',
    },
  ],
  run: runDrift,
};

async function runDrift(args: ParsedArguments, edge: Edge): Promise<number> {
  const outputs = outputsOf<Format>(args, formats, 'table');
  const abort = new AbortController();
  const onInterrupt = (): void => {
    if (abort.signal.aborted) process.exit(130);
    abort.abort();
  };
  process.on('SIGINT', onInterrupt);
  try {
    const request = requestOf(args, edge, { withFingerprints: true });
    const sides = await readSides(args, edge, request, abort.signal);
    if (abort.signal.aborted) return 130;
    const { repository, cluster } = sides;
    const { withEmbeddedPods } = request.order;
    const found = located(driftOf(repository.side, cluster.side, { withEmbeddedPods }), repository);
    const problems = [...repository.problems, ...cluster.problems];
    for (const output of outputs) write(output, found, problems, edge);
    process.stderr.write(problemLines(problems) + leftOutNote(repository.leftOut, listingScan));
    if (problems.length > 0) return 2;
    const threshold = args.has('fail-on') ? request.threshold : 'low';
    const fails = found.differences.some(
      ({ direction, severity }) =>
        (direction === 'weaker' || direction === 'unclear') &&
        threshold !== undefined &&
        isAtLeast(severity, threshold),
    );
    return fails ? 1 : 0;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

interface Sides {
  readonly repository: ReadSide;
  readonly cluster: ReadSide;
}

/** The cluster first: its version is what both sides are judged by. */
async function readSides(
  args: ParsedArguments,
  edge: Edge,
  { order, find }: Request,
  signal: AbortSignal,
): Promise<Sides> {
  const judged = { ...order, forComparison: true };
  const context: SideContext = { order: judged, find, args, edge, signal };
  const request = clusterRequestOf(args, edge, signal);
  const paths = [...args.operands];
  const snapshot = request === undefined ? paths.pop() : undefined;
  if (paths.length === 0)
    throw usage('`drift` compares files with a cluster: add `--cluster`, or a snapshot behind the files');
  const cluster =
    request === undefined
      ? await readSnapshotAt(snapshot ?? '', context)
      : await readRunning(request, context);
  const minor = cluster.minor ?? judged.minor;
  const repository = await readRepository(paths, { ...context, order: { ...judged, minor } });
  return { repository, cluster };
}

async function readSnapshotAt(name: string, context: SideContext): Promise<ReadSide> {
  const { isSnapshot } = await import('@plimsoll/inputs/cluster');
  const file = { path: resolve(context.edge.cwd, name), uri: name };
  if (!isSnapshot(file)) {
    throw usage(
      `\`${name}\` is no snapshot of a cluster; add \`--cluster\`, or make one with \`plimsoll snapshot\``,
    );
  }
  return readTaken(file, context);
}

/** Differences of what was rendered lie where it is written. */
function located(found: Drift, { placeOf }: ReadSide): Drift {
  return {
    ...found,
    differences: found.differences.map((one) => ({ ...one, ...placeOf(one.uri, one.line) })),
  };
}

function write(
  { format, file }: Output<Format>,
  found: Drift,
  problems: ReadSide['problems'],
  edge: Edge,
): void {
  const page = { ...edge.stdout, colour: file === undefined && edge.stdout.colour };
  const text =
    format === 'json' ? driftJson(found, { toolVersion: edge.version, problems }) : driftTable(found, page);
  if (file === undefined) writeStdout(text);
  else writeOutput(resolve(edge.cwd, file), text);
}

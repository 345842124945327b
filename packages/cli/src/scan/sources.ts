import {
  asksForNamespaceLabels,
  examine,
  makeReport,
  namespaceLabelsIn,
  planOf,
  relocate,
  type Plan,
  type PlanOrder,
  type Report,
} from '@plimsoll/engine';
import {
  findSources,
  isInputProblem,
  isStdin,
  readSource,
  readStdin,
  type Rendering,
  type SourceFile,
} from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { scanCache } from '../cache/scan-cache.ts';
import type { ScanMemory } from '../cache/scan-memory.ts';
import { usage } from '../command-line/arguments.ts';
import type { BatchResult } from './batch.ts';
import { clusterRequestOf } from './cluster.ts';
import { pathsOf, type Request } from './request.ts';
import { startProgress } from './progress.ts';
import { givenMinor, renderSources, type RenderRequest } from './render.ts';
import { scanCluster } from './scan-cluster.ts';
import { scanSnapshots, separateSnapshots } from './snapshots.ts';
import { examineAll } from './threads.ts';

/** Reads everything the command line names, examines it and relates it. */
export async function scanSources(
  args: ParsedArguments,
  request: Pick<Request, 'order' | 'find'>,
  edge: Edge,
  memory?: ScanMemory,
): Promise<Report> {
  const abort = new AbortController();
  const cluster = clusterRequestOf(args, edge, abort.signal);
  if (cluster === undefined) return scanPaths(pathsOf(args, edge), request, { args, edge }, memory);
  const [path] = args.operands;
  if (path !== undefined) throw usage(`\`--cluster\` reads no files: leave out \`${path}\``);
  const onInterrupt = (): void => {
    if (abort.signal.aborted) process.exit(interruptedExit);
    abort.abort();
  };
  process.on('SIGINT', onInterrupt);
  try {
    return await scanCluster(cluster, request.order, { args, edge });
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

/** Reads, examines and relates what lies at some paths. */
export async function scanPaths(
  paths: readonly string[],
  { order, find }: Pick<Request, 'order' | 'find'>,
  { args, edge }: RenderRequest,
  memory?: ScanMemory,
): Promise<Report> {
  const found = findSources(paths, find);
  const abort = new AbortController();
  const onInterrupt = (): void => {
    if (abort.signal.aborted) process.exit(interruptedExit);
    abort.abort();
  };
  process.on('SIGINT', onInterrupt);
  const progress = startProgress('scanned', edge.stderr);
  try {
    const separated = await separateSnapshots(found.files.filter((file) => !isStdin(file)));
    const live = await scanSnapshots(separated.snapshots, order, args);
    const rendering = await renderSources(separated.files, {
      args,
      edge,
      find,
      minor: givenMinor(order, args),
      tracing: 'values',
      signal: abort.signal,
    });
    const { files, rendered } = rendering;
    const complete = withNamespaceLabels(live.order, rendering);
    const plan = planOf(complete);
    const examineFiles = (some: readonly SourceFile[]): Promise<BatchResult> =>
      examineAll(some, complete, plan, {
        workerUrl: edge.workerUrl,
        signal: abort.signal,
        onProgress: progress.update,
      });
    const isAsked = found.files.some(isStdin) && !abort.signal.aborted;
    const stdin = isAsked ? await examineStdin(plan, abort.signal) : nothing;
    const units = new Map(rendered.map(({ source, unit }) => [source.uri, unit]));
    const cache = memory?.about(files, complete) ?? scanCache(args, edge, { files, order: complete, plan });
    // What keeps a chart from being rendered says more of a link than that it was not followed.
    const told = new Set(rendering.problems.map(({ code, uri }) => `${code} ${uri}`));
    const ofFinding = found.problems.filter(({ code, uri }) => !told.has(`${code} ${uri}`));
    const problems = [...ofFinding, ...live.problems, ...rendering.problems, ...stdin.problems];
    const relate = async (): Promise<Report> => {
      const named = await (cache === undefined ? examineFiles(files) : cache.examine(examineFiles));
      const fromCharts = rendered.map(({ source }) => examine(source, plan));
      const fromFiles = [...stdin.examinations, ...named.examinations, ...fromCharts];
      return makeReport(
        [...live.examinations, ...fromFiles],
        fromFiles.length === 0 ? (live.plan ?? plan) : plan,
        {
          problems: [...problems, ...named.problems],
          interrupted: abort.signal.aborted,
          unitOf: (uri) => units.get(uri),
          isWhole: live.isWhole,
          unknown: live.unknown,
        },
      );
    };
    // What comes from a pipe or a snapshot is no file whose content is known before.
    const isRepeatable = !isAsked && separated.snapshots.length === 0;
    const input = { problems, rendered: rendered.map(({ source, unit }) => [source.uri, source.text, unit]) };
    const related = await (cache === undefined || !isRepeatable ? relate() : cache.report(input, relate));
    const report = withLeftOut(live.countedOnce(related), found.leftOut);
    return relocate(report, new Map(rendered.map(({ source, origin }) => [source.uri, origin])));
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
  }
}

function withLeftOut(report: Report, leftOut: readonly string[]): Report {
  return leftOut.length === 0 ? report : { ...report, coverage: { ...report.coverage, leftOut } };
}

/** The exit code of a run that the user ended. */
export const interruptedExit = 130;

/** Reads the labels of all namespaces first, where the policy asks for them: what is judged in a namespace depends on them. */
export function withNamespaceLabels(
  order: PlanOrder,
  { files, rendered }: Pick<Rendering, 'files' | 'rendered'>,
): PlanOrder {
  if (!asksForNamespaceLabels(order.policy)) return order;
  const read = files
    .map((file) => readSource(file))
    .flatMap((source) => (isInputProblem(source) ? [] : [source]));
  const sources = [...read, ...rendered.map(({ source }) => source)];
  return { ...order, namespaceLabels: namespaceLabelsIn(sources) };
}

const nothing: BatchResult = { examinations: [], problems: [] };

async function examineStdin(plan: Plan, signal: AbortSignal): Promise<BatchResult> {
  const onAbort = (): void => void process.stdin.destroy();
  signal.addEventListener('abort', onAbort);
  const source = await readStdin();
  signal.removeEventListener('abort', onAbort);
  if (signal.aborted) return nothing;
  return isInputProblem(source)
    ? { examinations: [], problems: [source] }
    : { examinations: [examine(source, plan)], problems: [] };
}

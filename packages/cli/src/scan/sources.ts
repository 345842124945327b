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
} from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import type { BatchResult } from './batch.ts';
import { pathsOf, type Request } from './request.ts';
import { startProgress } from './progress.ts';
import { givenMinor, renderSources, type RenderRequest } from './render.ts';
import { examineAll } from './threads.ts';

/** Reads everything the command line names, examines it and relates it. */
export async function scanSources(
  args: ParsedArguments,
  request: Pick<Request, 'order' | 'find'>,
  edge: Edge,
): Promise<Report> {
  return scanPaths(pathsOf(args, edge), request, { args, edge });
}

/** Reads, examines and relates what lies at some paths. */
export async function scanPaths(
  paths: readonly string[],
  { order, find }: Pick<Request, 'order' | 'find'>,
  { args, edge }: RenderRequest,
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
    const rendering = await renderSources(
      found.files.filter((file) => !isStdin(file)),
      { args, edge, find, minor: givenMinor(order, args), tracing: 'values', signal: abort.signal },
    );
    const { files, rendered } = rendering;
    const complete = withNamespaceLabels(order, rendering);
    const plan = planOf(complete);
    const named = await examineAll(files, complete, plan, {
      workerUrl: edge.workerUrl,
      signal: abort.signal,
      onProgress: progress.update,
    });
    const isAsked = found.files.some(isStdin) && !abort.signal.aborted;
    const stdin = isAsked ? await examineStdin(plan, abort.signal) : nothing;
    const units = new Map(rendered.map(({ source, unit }) => [source.uri, unit]));
    const fromCharts = rendered.map(({ source }) => examine(source, plan));
    const report = makeReport([...stdin.examinations, ...named.examinations, ...fromCharts], plan, {
      problems: [...found.problems, ...rendering.problems, ...stdin.problems, ...named.problems],
      interrupted: abort.signal.aborted,
      unitOf: (uri) => units.get(uri),
    });
    return relocate(report, new Map(rendered.map(({ source, origin }) => [source.uri, origin])));
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
  }
}

/** The exit code of a run that the user ended. */
export const interruptedExit = 130;

/** Reads the labels of all namespaces first, where the policy asks for them: what is judged in a namespace depends on them. */
function withNamespaceLabels(
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

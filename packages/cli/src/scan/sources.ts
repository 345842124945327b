import {
  asksForNamespaceLabels,
  examine,
  makeReport,
  namespaceLabelsIn,
  planOf,
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
  type SourceFile,
} from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import type { BatchResult } from './batch.ts';
import { pathsOf, type Request } from './request.ts';
import { startProgress } from './progress.ts';
import { examineAll } from './threads.ts';

/** Reads everything the command line names, examines it and relates it. */
export async function scanSources(
  args: ParsedArguments,
  { order, find }: Pick<Request, 'order' | 'find'>,
  edge: Edge,
): Promise<Report> {
  const found = findSources(pathsOf(args, edge), find);
  const abort = new AbortController();
  const onInterrupt = (): void => {
    if (abort.signal.aborted) process.exit(interruptedExit);
    abort.abort();
  };
  process.on('SIGINT', onInterrupt);
  const progress = startProgress('scanned', edge.stderr);
  try {
    const files = found.files.filter((file) => !isStdin(file));
    const complete = withNamespaceLabels(order, files);
    const plan = planOf(complete);
    const named = await examineAll(files, complete, plan, {
      workerUrl: edge.workerUrl,
      signal: abort.signal,
      onProgress: progress.update,
    });
    const isAsked = found.files.some(isStdin) && !abort.signal.aborted;
    const stdin = isAsked ? await examineStdin(plan, abort.signal) : nothing;
    return makeReport([...stdin.examinations, ...named.examinations], plan, {
      problems: [...found.problems, ...stdin.problems, ...named.problems],
      interrupted: abort.signal.aborted,
    });
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
  }
}

/** The exit code of a run that the user ended. */
export const interruptedExit = 130;

/** Reads the labels of all namespaces first, where the policy asks for them: what is judged in a namespace depends on them. */
function withNamespaceLabels(order: PlanOrder, files: readonly SourceFile[]): PlanOrder {
  if (!asksForNamespaceLabels(order.policy)) return order;
  const sources = files
    .map((file) => readSource(file))
    .flatMap((source) => (isInputProblem(source) ? [] : [source]));
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

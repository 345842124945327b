import {
  examine,
  makeReport,
  type Examination,
  type Plan,
  type Problem,
  type Report,
} from '@plimsoll/engine';
import { findSources, isInputProblem, isStdin, readStdin } from '@plimsoll/inputs';
import type { ParsedArguments } from '../command-line/arguments.ts';
import type { Edge } from '../command-line/command.ts';
import { startProgress } from './progress.ts';
import { examineAll } from './threads.ts';

/** Reads everything the command line names, examines it and relates it. */
export async function scanSources(args: ParsedArguments, plan: Plan, edge: Edge): Promise<Report> {
  const found = findSources(args.operands.length === 0 ? ['.'] : args.operands, {
    cwd: edge.cwd,
    exclude: args.values('exclude'),
  });
  const abort = new AbortController();
  const onInterrupt = (): void => {
    if (abort.signal.aborted) process.exit(interruptedExit);
    abort.abort();
  };
  process.on('SIGINT', onInterrupt);
  const progress = startProgress('scanned', edge.stderr);
  try {
    const stdin = found.files.some(isStdin) ? await examineStdin(plan) : nothing;
    const files = found.files.filter((file) => !isStdin(file));
    const rest = await examineAll(files, plan, {
      workerUrl: edge.workerUrl,
      signal: abort.signal,
      onProgress: progress.update,
    });
    return makeReport([...stdin.examinations, ...rest.examinations], plan, {
      problems: [...found.problems, ...stdin.problems, ...rest.problems],
      interrupted: abort.signal.aborted,
    });
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
  }
}

/** The exit code of a run that the user ended. */
export const interruptedExit = 130;

const nothing = { examinations: [], problems: [] };

async function examineStdin(
  plan: Plan,
): Promise<{ readonly examinations: readonly Examination[]; readonly problems: readonly Problem[] }> {
  const source = await readStdin();
  return isInputProblem(source)
    ? { examinations: [], problems: [source] }
    : { examinations: [examine(source, plan)], problems: [] };
}

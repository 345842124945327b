import { resolve } from 'node:path';
import {
  listResources,
  resourceLines,
  resourcesTable,
  type Problem,
  type ReadResource,
} from '@plimsoll/engine';
import {
  findSources,
  type FindOptions,
  isInputProblem,
  isStdin,
  readSource,
  readStdin,
  type SourceFile,
  writeOutput,
  writeStdout,
} from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { emptinessProblem } from './emptiness.ts';
import type { Output } from './outputs.ts';
import { problemLines } from './problem-lines.ts';
import { startProgress, type Progress } from './progress.ts';
import { pathsOf } from './request.ts';

/** Lists the resources of all sources on standard output or in a file, what could not be read on standard error. */
export async function readResources(
  args: ParsedArguments,
  find: FindOptions,
  edge: Edge,
  { format, file }: Output<'table' | 'jsonl'>,
): Promise<number> {
  const found = findSources(pathsOf(args, edge), find);
  const stdin = found.files.some(isStdin) ? await readStdin() : undefined;
  // A list that runs over the terminal shows by itself how far it is.
  const isShown = file === undefined && edge.stdout.isTerminal;
  const progress = startProgress('read', { ...edge.stderr, isTerminal: edge.stderr.isTerminal && !isShown });
  const tally: Tally = { resources: 0, problems: [...found.problems] };
  const resources = listed(found.files, stdin, tally, progress);
  const page = { ...edge.stdout, colour: file === undefined && edge.stdout.colour };
  const lines = format === 'jsonl' ? resourceLines(resources) : resourcesTable(resources, page);
  try {
    if (file === undefined) writeStdout(lines);
    else writeOutput(resolve(edge.cwd, file), lines);
  } finally {
    progress.end();
  }
  const { problems } = tally;
  if (tally.resources === 0 && problems.length === 0 && !args.has('allow-empty')) {
    problems.push(emptinessProblem(pathsOf(args, edge)));
  }
  process.stderr.write(problemLines(problems));
  return problems.length > 0 ? 2 : 0;
}

/** What was met while the list was written. */
interface Tally {
  resources: number;
  readonly problems: Problem[];
}

/** The resources of the files, read while they are taken. */
function* listed(
  files: readonly SourceFile[],
  stdin: Awaited<ReturnType<typeof readStdin>> | undefined,
  tally: Tally,
  progress: Progress,
): Iterable<ReadResource> {
  for (const [index, file] of files.entries()) {
    progress.update(index, files.length);
    const source = isStdin(file) && stdin !== undefined ? stdin : readSource(file);
    if (isInputProblem(source)) {
      tally.problems.push(source);
      continue;
    }
    const { resources, problems } = listResources(source);
    for (const problem of problems) tally.problems.push(problem);
    tally.resources += resources.length;
    yield* resources;
  }
}

import { resolve } from 'node:path';
import {
  compareText,
  listResources,
  resourceLines,
  resourcesTable,
  type Problem,
  type ReadResource,
  type Source,
} from '@plimsoll/engine';
import {
  findSources,
  type InputProblem,
  isInputProblem,
  isStdin,
  readSource,
  readStdin,
  type RenderedSource,
  type Rendering,
  type SourceFile,
  writeOutput,
  writeStdout,
} from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { emptinessProblem } from './emptiness.ts';
import { leftOutNote, listingScan } from './left-out-note.ts';
import type { Output } from './outputs.ts';
import { problemLines } from './problem-lines.ts';
import { startProgress, type Progress } from './progress.ts';
import { givenMinor, renderSources } from './render.ts';
import { resourcesOfCluster, resourcesOfSnapshots } from './live-resources.ts';
import { pathsOf, type Request } from './request.ts';
import { separateSnapshots } from './snapshots.ts';

/** Lists the resources of all sources on standard output or in a file, what could not be read on standard error. */
export async function readResources(
  args: ParsedArguments,
  { find, order }: Pick<Request, 'find' | 'order'>,
  edge: Edge,
  { format, file }: Output<'table' | 'jsonl'>,
): Promise<number> {
  const cluster = await resourcesOfCluster(args, edge);
  const found = cluster === undefined ? findSources(pathsOf(args, edge), find) : nothing;
  const stdin = found.files.some(isStdin) ? await readStdin() : undefined;
  // A list that runs over the terminal shows by itself how far it is.
  const isShown = file === undefined && edge.stdout.isTerminal;
  const progress = startProgress('read', { ...edge.stderr, isTerminal: edge.stderr.isTerminal && !isShown });
  const separated = await separateSnapshots(found.files.filter((file) => !isStdin(file)));
  const live = cluster ?? (await resourcesOfSnapshots(separated.snapshots));
  const context = { args, edge, find, minor: givenMinor(order, args), tracing: 'lines' } as const;
  const rendering = await renderSources(separated.files, context);
  const problems: Problem[] = [...found.problems, ...live.problems, ...rendering.problems];
  const tally: Tally = { resources: live.resources.length, problems };
  const fromFiles = listed(entriesOf(found.files.filter(isStdin), rendering), stdin, tally, progress);
  const resources = joined(live.resources, fromFiles);
  const page = { ...edge.stdout, colour: file === undefined && edge.stdout.colour };
  const lines = format === 'jsonl' ? resourceLines(resources) : resourcesTable(resources, page);
  try {
    if (file === undefined) writeStdout(lines);
    else writeOutput(resolve(edge.cwd, file), lines);
  } finally {
    progress.end();
  }
  if (tally.resources === 0 && problems.length === 0 && !args.has('allow-empty')) {
    problems.push(emptinessProblem(pathsOf(args, edge)));
  }
  process.stderr.write(problemLines(problems) + leftOutNote(found.leftOut, listingScan));
  return problems.length > 0 ? 2 : 0;
}

const nothing = { files: [], problems: [], leftOut: [] };

function* joined<T>(first: readonly T[], then: Iterable<T>): Iterable<T> {
  yield* first;
  yield* then;
}

/** What was met while the list was written. */
interface Tally {
  resources: number;
  readonly problems: Problem[];
}

/** What is listed, in the order of uris: files to read, and what was rendered. */
function entriesOf(
  stdin: readonly SourceFile[],
  { files, rendered }: Pick<Rendering, 'files' | 'rendered'>,
): readonly Entry[] {
  const all = [
    ...[...stdin, ...files].map((file) => ({ uri: file.uri, file })),
    ...rendered.map((one) => ({ uri: one.source.uri, rendered: one })),
  ];
  return all.sort((a, b) => compareText(a.uri, b.uri));
}

type Entry = { readonly uri: string } & (
  | { readonly file: SourceFile; readonly rendered?: undefined }
  | { readonly rendered: RenderedSource }
);

/** The resources of the files, read while they are taken. */
function* listed(
  entries: readonly Entry[],
  stdin: Awaited<ReturnType<typeof readStdin>> | undefined,
  tally: Tally,
  progress: Progress,
): Iterable<ReadResource> {
  for (const [index, entry] of entries.entries()) {
    progress.update(index, entries.length);
    const source = sourceOf(entry, stdin);
    if (isInputProblem(source)) {
      tally.problems.push(source);
      continue;
    }
    const { resources, problems } = listResources(source);
    const origin = entry.rendered?.origin;
    for (const problem of problems) tally.problems.push({ ...problem, ...origin?.lineOf(problem.line ?? 1) });
    tally.resources += resources.length;
    yield* origin === undefined
      ? resources
      : resources.map((one) => ({ ...one, ...origin.lineOf(one.line) }));
  }
}

function sourceOf(
  entry: Entry,
  stdin: Awaited<ReturnType<typeof readStdin>> | undefined,
): Source | InputProblem {
  if (entry.rendered !== undefined) return entry.rendered.source;
  return isStdin(entry.file) && stdin !== undefined ? stdin : readSource(entry.file);
}

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
  isInputProblem,
  isStdin,
  readSource,
  readStdin,
  writeOutput,
  writeStdout,
} from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { emptinessProblem } from './emptiness.ts';
import type { Output } from './outputs.ts';
import { problemLines } from './problem-lines.ts';
import { pathsOf } from './request.ts';

/** Lists the resources of all sources on standard output or in a file, what could not be read on standard error. */
export async function readResources(
  args: ParsedArguments,
  edge: Edge,
  { format, file }: Output<'table' | 'jsonl'>,
): Promise<number> {
  const sources = findSources(pathsOf(args, edge), {
    cwd: edge.cwd,
    exclude: args.values('exclude'),
  });
  const problems: Problem[] = [...sources.problems];
  const stdin = sources.files.some(isStdin) ? await readStdin() : undefined;
  let count = 0;
  function* resources(): Iterable<ReadResource> {
    for (const input of sources.files) {
      const source = isStdin(input) && stdin !== undefined ? stdin : readSource(input);
      if (isInputProblem(source)) {
        problems.push(source);
        continue;
      }
      const listed = listResources(source);
      problems.push(...listed.problems);
      count += listed.resources.length;
      yield* listed.resources;
    }
  }
  const table = { ...edge.stdout, colour: file === undefined && edge.stdout.colour };
  const lines = format === 'jsonl' ? resourceLines(resources()) : resourcesTable(resources(), table);
  if (file === undefined) writeStdout(lines);
  else writeOutput(resolve(edge.cwd, file), lines);
  if (count === 0 && problems.length === 0 && !args.has('allow-empty'))
    problems.push(emptinessProblem(pathsOf(args, edge)));
  process.stderr.write(problemLines(problems));
  return problems.length > 0 ? 2 : 0;
}

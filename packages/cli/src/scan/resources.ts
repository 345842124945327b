import {
  listResources,
  resourceLines,
  resourcesTable,
  type Problem,
  type ReadResource,
} from '@plimsoll/engine';
import { findSources, isInputProblem, isStdin, readSource, readStdin, writeStdout } from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { emptinessProblem } from './emptiness.ts';
import { problemLines } from './problem-lines.ts';
import { pathsOf } from './request.ts';

/** Lists the resources of all sources on standard output, what could not be read on standard error. */
export async function readResources(
  args: ParsedArguments,
  edge: Edge,
  format: 'table' | 'jsonl',
): Promise<number> {
  const found = findSources(pathsOf(args, edge), {
    cwd: edge.cwd,
    exclude: args.values('exclude'),
  });
  const problems: Problem[] = [...found.problems];
  const stdin = found.files.some(isStdin) ? await readStdin() : undefined;
  let count = 0;
  function* resources(): Iterable<ReadResource> {
    for (const file of found.files) {
      const source = isStdin(file) && stdin !== undefined ? stdin : readSource(file);
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
  writeStdout(format === 'jsonl' ? resourceLines(resources()) : resourcesTable(resources(), edge.stdout));
  if (count === 0 && problems.length === 0 && !args.has('allow-empty'))
    problems.push(emptinessProblem(pathsOf(args, edge)));
  process.stderr.write(problemLines(problems));
  return problems.length > 0 ? 2 : 0;
}

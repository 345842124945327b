import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { baselineJson, makeBaseline, pruneBaseline, type Baseline } from '@plimsoll/engine';
import { writeOutput, writeStdout } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Command, Edge, ParsedArguments } from '../command-line/command.ts';
import { counted, loadBaseline, lookedAt, makingOf, rebased, usualBaseline } from '../scan/baseline.ts';
import { emptinessProblem } from '../scan/emptiness.ts';
import { leftOutNote, listingScan } from '../scan/left-out-note.ts';
import { problemLines } from '../scan/problem-lines.ts';
import { judgingOptions, pathsOf, pathsOperand, requestOf, sourceOptions } from '../scan/request.ts';
import { interruptedExit, scanSources } from '../scan/sources.ts';

export const baseline: Command = {
  name: 'baseline',
  summary: 'Write down what is known, so that a scan reports only what is new',
  description:
    'Scans and writes every finding into a file, one line each, to which a `reason`, an `owner` and an `until` may be added by hand.\n' +
    'Writing it again keeps those, takes in what is new and drops what is no longer needed; `--prune` only drops.\n' +
    'Nothing is written where not everything could be looked at: the baseline would hide what is found there later.',
  verbs: ['write'],
  operand: pathsOperand,
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      summary: `Where it goes, \`${usualBaseline}\` if nothing is said, - to show it only`,
    },
    { name: 'prune', summary: 'Only drop what is no longer needed, and take nothing in' },
    ...judgingOptions,
    ...sourceOptions,
  ],
  examples: [
    { line: 'plimsoll baseline write deploy/', does: 'take everything that is found today as known' },
    {
      line: 'plimsoll scan deploy/ --baseline plimsoll-baseline.json',
      does: 'fail only for what is new',
    },
    {
      line: 'plimsoll baseline write deploy/ --prune',
      does: 'drop the entries of what has been put right, and accept nothing more',
    },
  ],
  run: writeBaseline,
};

async function writeBaseline(args: ParsedArguments, edge: Edge): Promise<number> {
  const file = args.value('output') ?? usualBaseline;
  const toStdout = file === '-';
  const previous =
    toStdout || !existsSync(resolve(edge.cwd, file)) ? undefined : loadBaseline(file, edge.cwd);
  if (args.has('prune') && previous === undefined)
    throw usage(`--prune: there is no \`${file}\` to drop anything from`, baseline);
  const request = requestOf(args, edge, { withFingerprints: true });
  const order = { ...request.order, forComparison: true };
  const report = await scanSources(args, { ...request, order }, edge);
  if (report.interrupted) return interruptedExit;
  const isEmpty = report.coverage.resources === 0 && !args.has('allow-empty');
  const problems =
    report.coverage.problems.length === 0 && isEmpty
      ? [emptinessProblem(pathsOf(args, edge))]
      : report.coverage.problems;
  if (problems.length > 0) {
    process.stderr.write(problemLines(problems));
    process.stderr.write(
      'no baseline was written: it would hide what is found later in what could not be looked at\n',
    );
    return 2;
  }
  const made =
    args.has('prune') && previous !== undefined
      ? pruneBaseline(report, previous, lookedAt(edge.cwd))
      : makeBaseline(report, { made: makingOf(order, edge), previous });
  write(made, file, edge);
  process.stderr.write(leftOutNote(report.coverage.leftOut ?? [], listingScan));
  process.stderr.write(summary(made, previous, toStdout ? 'standard output' : file));
  return 0;
}

function write(made: Baseline, file: string, { cwd }: Edge): void {
  if (file === '-') {
    writeStdout(baselineJson(made));
    return;
  }
  const path = resolve(cwd, file);
  writeOutput(path, baselineJson(rebased(made, cwd, dirname(path))));
}

function summary({ entries }: Baseline, previous: Baseline | undefined, file: string): string {
  const now = counted(entries.length, 'entry', 'entries');
  if (previous === undefined) return `${file}: ${now}\n`;
  return `${file}: ${now}, before ${previous.entries.length}\n`;
}

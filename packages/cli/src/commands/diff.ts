import { resolve } from 'node:path';
import {
  catalogue,
  diffJson,
  diffMarkdown,
  diffTable,
  differenceOf,
  differenceOfEnvironments,
  isAtLeast,
  visible,
  type Difference,
  type Severity,
} from '@plimsoll/engine';
import { writeOutput, writeStdout } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Command, Edge, ParsedArguments } from '../command-line/command.ts';
import { environmentsOf, scanEnvironment } from '../diff/environments.ts';
import { narrowingOf, scanSide, type ScannedSide } from '../diff/scan-side.ts';
import { sidesOf } from '../diff/side.ts';
import { emptinessProblem } from '../scan/emptiness.ts';
import { outputsOf, type Output } from '../scan/outputs.ts';
import { problemLines } from '../scan/problem-lines.ts';
import { judgingOptions, requestOf, sourceOptions } from '../scan/request.ts';
import { interruptedExit } from '../scan/sources.ts';

const formats = ['table', 'json', 'markdown'] as const;
type Format = (typeof formats)[number];

export const diff: Command = {
  name: 'diff',
  summary: 'Show what a change introduces, resolves and leaves',
  description:
    'Compares two folders or files, JSON reports of a scan, or revisions of this git repository, read without touching the work tree.\n' +
    'Exit code: 0 nothing introduced at or above --fail-on, 1 findings introduced, 2 not all of the work could be done, 130 interrupted.',
  operand: {
    name: 'SIDE',
    repeats: true,
    required: false,
    completes: 'paths',
    summary:
      'Before and after: each a folder, a file, a report of `scan --format json`, or a revision such as `main`, `HEAD~1` or `v1.2:deploy`; a revision alone is compared with what is here',
  },
  options: [
    {
      name: 'environments',
      value: 'A,B',
      summary:
        'Compare two environments below a folder: overlays of these names, or values files `values-A.yaml`',
    },
    ...judgingOptions,
    ...sourceOptions,
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      repeats: true,
      summary: 'How the difference looks, `table` if nothing is said',
    },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      repeats: true,
      summary: 'Write the --format before it to a file',
    },
    { name: 'quiet', short: 'q', summary: 'Only the summary' },
    { name: 'verbose', short: 'v', summary: 'Reasons, references and what is left as before' },
  ],
  examples: [
    { line: 'plimsoll diff main', does: 'what the files here change since `main`' },
    { line: 'plimsoll diff main HEAD', does: 'what the commits since `main` change' },
    { line: 'plimsoll diff v1.2:deploy v1.3:deploy', does: 'what one release changed in one folder' },
    {
      line: 'plimsoll diff overlays/staging overlays/production',
      does: 'what only one of two environments has',
    },
    {
      line: 'plimsoll diff --environments dev,prod deploy/',
      does: 'what changes in security between two overlays, or two values files of a chart',
    },
    {
      line: 'plimsoll diff origin/main HEAD --format markdown --output comment.md --format table',
      does: 'a comment for the pull request, and the same in the log',
    },
  ],
  run: runDiff,
};

async function runDiff(args: ParsedArguments, edge: Edge): Promise<number> {
  const outputs = outputsOf<Format>(args, formats, 'table');
  if (args.has('environments')) return runEnvironments(args, edge, outputs);
  const [first, second, third] = args.operands;
  if (first === undefined)
    throw usage('`diff` needs SIDE, as in `plimsoll diff main`, or `--environments A,B`', diff);
  if (third !== undefined) throw usage(`\`diff\` compares two sides, and \`${third}\` is a third`, diff);
  if (args.has('cluster')) {
    throw usage(
      '`diff` looks at no cluster itself: compare two reports of `plimsoll scan --cluster --format json`',
      diff,
    );
  }
  const sides = sidesOf(first, second, edge.cwd);
  const request = requestOf(args, edge, { withFingerprints: true });
  const order = { ...request.order, forComparison: true };
  const context = { request: { ...request, order }, args, edge, narrowedTo: narrowingOf(sides) };
  const before = await scanSide(sides.before, context);
  try {
    const after = await scanSide(sides.after, context);
    try {
      const notes = [...sides.notes, ...before.notes, ...after.notes, ...unlikenessOf(before, after)];
      return report(
        { before, after, notes, args, edge, threshold: request.threshold, compares: 'states' },
        outputs,
      );
    } finally {
      after.remove();
    }
  } finally {
    before.remove();
  }
}

async function runEnvironments(
  args: ParsedArguments,
  edge: Edge,
  outputs: readonly Output<Format>[],
): Promise<number> {
  const request = requestOf(args, edge, { withFingerprints: true });
  const order = { ...request.order, forComparison: true };
  const [one, other] = environmentsOf(args, { ...request, order }, edge);
  const before = await scanEnvironment(one, { request: { ...request, order }, args, edge });
  const after = await scanEnvironment(other, { request: { ...request, order }, args, edge });
  const compared = {
    before,
    after,
    notes: [],
    args,
    edge,
    threshold: request.threshold,
    compares: 'environments',
  } as const;
  return report(compared, outputs);
}

interface Compared {
  readonly before: ScannedSide;
  readonly after: ScannedSide;
  readonly notes: readonly string[];
  readonly args: ParsedArguments;
  readonly edge: Edge;
  readonly threshold: Severity | undefined;
  /** How the two sides are held against each other. */
  readonly compares: 'states' | 'environments';
}

function report(compared: Compared, outputs: readonly Output<Format>[]): number {
  const { before, after, args, edge, compares } = compared;
  const compare = compares === 'states' ? differenceOf : differenceOfEnvironments;
  const difference = compare(before.compared, after.compared);
  const { unlisted = 0 } = after;
  const notes =
    unlisted === 0 || difference.resolved.length === 0
      ? compared.notes
      : [
          ...compared.notes,
          `\`${after.about.name}\` does not list ${unlisted} findings that exceptions cover; with \`--show-suppressed\` it would tell them from what is resolved`,
        ];
  const problems = [before, after].flatMap(({ about }) =>
    about.problems.map((problem) => ({ ...problem, side: `\`${about.name}\`` })),
  );
  const isEmpty = before.resources === 0 && after.resources === 0 && problems.length === 0;
  if (isEmpty && !args.has('allow-empty')) {
    const { code, message } = emptinessProblem([before.about.name, after.about.name]);
    problems.push({ code, message, uri: '', side: 'either' });
  }
  const exitCode = exitCodeOf(compared, difference, problems.length);
  for (const { format, file } of outputs) {
    const chunks = render(format, { ...compared, notes, difference, problems, exitCode }, file === undefined);
    if (file === undefined) writeStdout(chunks);
    else writeOutput(resolve(edge.cwd, file), chunks);
  }
  if (!outputs.some(({ format, file }) => format === 'table' && file === undefined)) {
    process.stderr.write(notes.map((note) => `${visible(note)}\n`).join('') + problemLines(problems));
  }
  return exitCode;
}

interface Rendered extends Compared {
  readonly difference: Difference;
  readonly problems: Parameters<typeof diffTable>[1]['problems'];
  readonly exitCode: number;
}

function render(format: Format, rendered: Rendered, isStdout: boolean): Iterable<string> {
  const { difference, before, after, problems, notes, args, edge, threshold, exitCode, compares } = rendered;
  const sides = { before: before.about.name, after: after.about.name, compares };
  switch (format) {
    case 'json':
      return diffJson(difference, { toolVersion: edge.version, before: before.about, after: after.about });
    case 'markdown':
      return diffMarkdown(difference, {
        checks: catalogue,
        sides,
        problems: problems.length,
        notes,
        sourceText: after.sourceText,
      });
    case 'table':
      return diffTable(difference, {
        ...edge.stdout,
        colour: isStdout && edge.stdout.colour,
        checks: catalogue,
        sides,
        verbosity: args.has('quiet') ? 'quiet' : args.has('verbose') ? 'verbose' : 'normal',
        failOn: threshold,
        exitCode,
        problems,
        notes,
        sourceText: after.sourceText,
      });
  }
}

function exitCodeOf(
  { before, after, threshold }: Compared,
  { introduced }: Difference,
  problems: number,
): number {
  if (before.isInterrupted || after.isInterrupted) return interruptedExit;
  if (problems > 0) return 2;
  const fails = threshold !== undefined && introduced.some(({ severity }) => isAtLeast(severity, threshold));
  return fails ? 1 : 0;
}

/** In which way the two sides were not judged alike, as reports may not be. */
function unlikenessOf(before: ScannedSide, after: ScannedSide): readonly string[] {
  const [old, now] = [before.about, after.about];
  const byVersion =
    old.kubernetesVersion === now.kubernetesVersion
      ? []
      : [
          `\`${old.name}\` was judged for Kubernetes ${old.kubernetesVersion}, \`${now.name}\` for ${now.kubernetesVersion}`,
        ];
  const byChecks =
    before.checks === after.checks
      ? []
      : [`\`${old.name}\` was judged by ${before.checks} checks, \`${now.name}\` by ${after.checks}`];
  return [...byVersion, ...byChecks];
}

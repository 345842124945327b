import { idleScopeNotes } from '../scan/idle-scopes.ts';
import { resolve } from 'node:path';
import {
  isAtLeast,
  newestKubernetes,
  oldestKubernetes,
  standingOf,
  visible,
  type Fixes,
  type Report,
  type Severity,
} from '@plimsoll/engine';
import { PlimsollError, writeOutput, writeStdout } from '@plimsoll/inputs';
import { cacheOption } from '../cache/scan-cache.ts';
import { scanMemory, type ScanMemory } from '../cache/scan-memory.ts';
import { usage } from '../command-line/arguments.ts';
import type { Command, Edge, ParsedArguments } from '../command-line/command.ts';
import { baselineOption, counted, loadBaseline, withoutKnown } from '../scan/baseline.ts';
import { changedIn, changedSinceOption } from '../scan/changed-since.ts';
import { emptinessProblem } from '../scan/emptiness.ts';
import {
  formats,
  formatsWithControls,
  formatsWithFingerprints,
  rendered,
  textOf,
  type Format,
  type ReportContext,
} from '../scan/formats.ts';
import { allFixes, lazily } from '../scan/fixes.ts';
import { frameworkOption, withFrameworks } from '../scan/frameworks.ts';
import { leftOutNote } from '../scan/left-out-note.ts';
import { outputsOf, type Output } from '../scan/outputs.ts';
import { problemLines } from '../scan/problem-lines.ts';
import { judgingOptions, pathsOf, pathsOperand, requestOf, sourceOptions } from '../scan/request.ts';
import { interruptedExit, scanSources } from '../scan/sources.ts';
import { changeLines } from '../watch/change-lines.ts';
import { watchAndScan, watchOption } from '../watch/watch.ts';

export const scan: Command = {
  name: 'scan',
  summary: 'Find misconfigurations in manifests',
  description:
    'Reads manifests and reports every misconfiguration with its evidence, its place and what to write instead.\n' +
    'Exit code: 0 nothing at or above --fail-on, 1 findings, 2 not all of the work could be done, 130 interrupted.',
  operand: pathsOperand,
  options: [
    ...judgingOptions,
    frameworkOption,
    baselineOption,
    changedSinceOption,
    cacheOption,
    watchOption,
    ...sourceOptions,
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      repeats: true,
      summary: 'How the report looks, `table` if nothing is said',
    },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      repeats: true,
      summary: 'Write the --format before it to a file',
    },
    { name: 'show-suppressed', summary: 'List accepted findings too' },
    { name: 'quiet', short: 'q', summary: 'Only the summary' },
    {
      name: 'verbose',
      short: 'v',
      summary: 'Reasons, references and every place that could not be looked at',
    },
  ],
  examples: [
    { line: 'plimsoll scan deploy/', does: 'everything below a folder' },
    {
      line: 'plimsoll scan deploy/ --profile pss-restricted --kubernetes-version 1.33',
      does: 'what Pod Security admission would refuse there',
    },
    {
      line: 'plimsoll scan deploy/ --framework cis',
      does: 'how each control of the CIS benchmark stands',
    },
    {
      line: 'plimsoll scan . --format table --format sarif --output plimsoll.sarif',
      does: 'read it here, and upload it for code scanning',
    },
    {
      line: 'plimsoll scan deploy/ --baseline plimsoll-baseline.json',
      does: 'only what is new since `plimsoll baseline write`',
    },
    {
      line: 'plimsoll scan . --changed-since origin/main --cache .plimsoll-cache',
      does: 'only what a branch touched, and quickly the next time',
    },
    {
      line: 'helm template web | plimsoll scan - --fail-on high',
      does: 'fail a pipeline only for what is high or critical',
    },
  ],
  run: runScan,
};

async function runScan(args: ParsedArguments, edge: Edge): Promise<number> {
  if (args.has('watch')) return watchScans(args, edge);
  const outputs = outputsOf<Format>(args, formats, 'table');
  if (args.has('framework')) refuseWithoutControls(outputs);
  const withFingerprints = outputs.some(({ format }) => formatsWithFingerprints.has(format));
  return show(outputs, await scanOnce(args, edge, { withFingerprints }));
}

/** A report by the controls of a standard says nothing of them in some formats: nobody is to take it for one. */
function refuseWithoutControls(outputs: readonly Output<Format>[]): void {
  const other = outputs.find(({ format }) => !formatsWithControls.has(format));
  if (other === undefined) return;
  const able = [...formatsWithControls].join(', ');
  throw usage(
    `\`--format ${other.format}\` cannot say how controls stand; with \`--framework\` there are ${able}`,
  );
}

/** Scans again and again; after the first time only what has changed is shown. */
async function watchScans(args: ParsedArguments, edge: Edge): Promise<number> {
  const other = ['format', 'output', 'cluster', 'cache'].find((name) => args.has(name));
  if (other !== undefined) throw usage(`\`--watch\` shows a table of files: leave out \`--${other}\``);
  if (args.operands.includes('-'))
    throw usage('`--watch` cannot watch standard input: name files or folders');
  const memory = scanMemory();
  const table = [{ format: 'table', file: undefined }] as const;
  let last: Report | undefined;
  return watchAndScan(pathsOf(args, edge), edge, async () => {
    const context = await scanOnce(args, edge, { withFingerprints: true, memory }).catch((error: unknown) => {
      // What was saved half-way, such as a policy, is saved again soon.
      if (last === undefined || !(error instanceof PlimsollError)) throw error;
      process.stderr.write(`plimsoll: ${visible(error.message)}\n`);
    });
    if (context === undefined) return 2;
    if (last !== undefined) writeStdout(changeLines(last, context.report).map((line) => `${line}\n`));
    const shown = last === undefined ? context : { ...context, args: quietly(args) };
    last = context.report;
    return show(table, shown);
  });
}

function quietly(args: ParsedArguments): ParsedArguments {
  return { ...args, has: (name) => name === 'quiet' || args.has(name) };
}

/** How a scan is made. */
interface ScanOptions {
  readonly withFingerprints: boolean;
  readonly memory?: ScanMemory;
}

async function scanOnce(
  args: ParsedArguments,
  edge: Edge,
  { withFingerprints, memory }: ScanOptions,
): Promise<ReportContext> {
  const started = performance.now();
  const request = requestOf(args, edge, { withFingerprints });
  const { threshold } = request;
  const known = args.has('baseline') ? loadBaseline(args.value('baseline') ?? '', edge.cwd) : undefined;
  const framed = await withFrameworks(args, request.order);
  const { frameworks } = framed;
  const order = { ...framed.order, forComparison: known !== undefined };
  const narrowed = changedIn(args, edge);
  process.stderr.write(versionNote(order.minor));
  const scanned = await scanSources(args, { ...request, order }, edge, memory);
  const whole = args.has('allow-empty') ? scanned : withEmptiness(scanned, pathsOf(args, edge));
  const compared = withoutKnown(whole, order, known, { args, edge });
  const report = narrowed(compared.report);
  const notes = [...compared.notes, ...idleScopeNotes(report, order.policy, { args, edge })];
  const exitCode = exitCodeOf(report, threshold);
  const durationMs = Math.round(performance.now() - started);
  const standings = frameworks.map((framework) => standingOf(framework, report));
  const fixOf = lazily(() => noted(allFixes({ report, order, sourceText: (uri) => textOf(uri, edge.cwd) })));
  return { report, order, notes, standings, args, edge, durationMs, exitCode, threshold, fixOf };
}

/** Says of how many findings no fix was looked for. */
function noted(fixes: Fixes): Fixes {
  if (fixes.untried > 0) {
    process.stderr.write(
      `note: no fix was looked for of ${counted(fixes.untried, 'finding', 'findings')} more, there being so many; \`plimsoll fix\` looks for all\n`,
    );
  }
  return fixes;
}

/** Writes the reports of a scan, and gives its exit code. */
function show(outputs: readonly Output<Format>[], context: ReportContext): number {
  const { report, notes, exitCode } = context;
  const failures = outputs.flatMap((output) => writeReport(output, context) ?? []);
  if (!outputs.some(({ format, file }) => format === 'table' && file === undefined)) {
    const leftOut = leftOutNote(report.coverage.leftOut ?? [], '`--format table --verbose`');
    process.stderr.write(
      notes.map((note) => `${visible(note)}\n`).join('') + unreachedLines(report) + leftOut,
    );
  }
  const [failure] = failures;
  if (failure === undefined) return exitCode;
  throw new PlimsollError(failure.code, failures.map(({ message }) => message).join('\n'));
}

/** Writes one report; what stands in its way is given back, so that it does not keep the others from being written. */
function writeReport({ format, file }: Output<Format>, context: ReportContext): PlimsollError | undefined {
  try {
    const chunks = rendered(format, context, file === undefined);
    if (file === undefined) writeStdout(chunks);
    else writeOutput(resolve(context.edge.cwd, file), chunks);
    return undefined;
  } catch (error) {
    if (error instanceof PlimsollError) return error;
    throw error;
  }
}

/** What a table says at its end, for a run whose standard output is for programs. */
function unreachedLines({ interrupted, coverage }: Report): string {
  const interruption = interrupted ? 'interrupted: what had not been reached was not looked at\n' : '';
  return interruption + problemLines(coverage.problems);
}

/** A note where the API types that are built in are not those of the target; empty otherwise. */
function versionNote(minor: number): string {
  if (minor > newestKubernetes) {
    return `note: Kubernetes 1.${minor} is newer than the API types that are built in, those of 1.${newestKubernetes}\n`;
  }
  return minor >= oldestKubernetes
    ? ''
    : `note: Kubernetes 1.${minor} is older than the API types that are built in; fields are compared with 1.${oldestKubernetes}\n`;
}

/** "0 findings" never means "nothing was looked at". */
function withEmptiness(report: Report, paths: readonly string[]): Report {
  const { coverage } = report;
  if (coverage.resources > 0 || coverage.problems.length > 0 || report.interrupted) return report;
  return { ...report, coverage: { ...coverage, problems: [emptinessProblem(paths)] } };
}

function exitCodeOf(report: Report, threshold: Severity | undefined): number {
  if (report.interrupted) return interruptedExit;
  if (report.coverage.problems.length > 0) return 2;
  const fails =
    threshold !== undefined && report.findings.some(({ severity }) => isAtLeast(severity, threshold));
  return fails ? 1 : 0;
}

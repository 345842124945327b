import { resolve } from 'node:path';
import {
  csvByControl,
  csvReport,
  githubReport,
  gitlabReport,
  htmlReport,
  jsonReport,
  junitReport,
  markdownReport,
  openReports,
  sarifReport,
  tableReport,
  type FixOf,
  type FrameworkStanding,
  type PlanOrder,
  type Report,
  type Severity,
} from '@plimsoll/engine';
import { isInputProblem, readSource, STDIN } from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { fixesInComment, lazily } from './fixes.ts';
import { nextRepair } from './next-repair.ts';
import { repositoryPrefix } from './repository.ts';

/** How a scan can be shown. */
export const formats = [
  'table',
  'json',
  'csv',
  'sarif',
  'junit',
  'markdown',
  'html',
  'gitlab',
  'github',
  'openreports',
] as const;
export type Format = (typeof formats)[number];

/** The formats by which findings are recognised again later. */
export const formatsWithFingerprints: ReadonlySet<Format> = new Set([
  'json',
  'sarif',
  'html',
  'gitlab',
  'openreports',
]);

/** The formats that can say how the controls of a framework stand. */
export const formatsWithControls: ReadonlySet<Format> = new Set([
  'table',
  'json',
  'csv',
  'sarif',
  'markdown',
  'html',
]);

/** A report, and what of the run belongs to it. */
export interface ReportContext {
  readonly report: Report;
  /** What was asked of the scan. */
  readonly order: PlanOrder;
  /** What is to be said of the baseline. */
  readonly notes: readonly string[];
  /** How the frameworks stand that a report was asked for. */
  readonly standings: readonly FrameworkStanding[];
  readonly args: ParsedArguments;
  readonly edge: Edge;
  readonly durationMs: number;
  readonly exitCode: number;
  readonly threshold: Severity | undefined;
  /** The fixes of all findings, made at the first question. */
  readonly fixOf: FixOf;
}

/** The text of a report in a format, in chunks. */
export function rendered(format: Format, context: ReportContext, isStdout: boolean): Iterable<string> {
  const { report, notes, standings, args, edge, durationMs, fixOf } = context;
  const showSuppressed = args.has('show-suppressed');
  const toolVersion = edge.version;
  const prefix = repositoryPrefix(edge.cwd);
  const sourceText = (uri: string): string | undefined => textOf(uri, edge.cwd);
  switch (format) {
    case 'json':
      return jsonReport(report, { toolVersion, durationMs, showSuppressed, standings, fixOf });
    case 'csv':
      return standings.length === 0 ? csvReport(report, { showSuppressed }) : csvByControl(report, standings);
    case 'sarif':
      return sarifReport(report, { toolVersion, prefix, showSuppressed, standings, fixOf });
    case 'junit':
      return junitReport(report, { durationMs, showSuppressed });
    case 'markdown':
      return markdownReport(report, {
        sourceText,
        showSuppressed,
        notes,
        standings,
        fixOf: lazily(() => fixesInComment({ ...context, sourceText })),
      });
    case 'html':
      return htmlReport(report, { toolVersion, durationMs, sourceText, notes, standings, fixOf });
    case 'gitlab':
      return gitlabReport(report, { prefix, showSuppressed });
    case 'github':
      return githubReport(report, { prefix, showSuppressed });
    case 'openreports':
      return openReports(report, { toolVersion, showSuppressed });
    case 'table':
      return renderedTable(context, sourceText, isStdout);
  }
}

function renderedTable(
  { report, order, notes, standings, args, edge, durationMs, exitCode, threshold }: ReportContext,
  sourceText: (uri: string) => string | undefined,
  isStdout: boolean,
): Iterable<string> {
  const verbosity = args.has('quiet') ? 'quiet' : args.has('verbose') ? 'verbose' : 'normal';
  const next = verbosity === 'normal' ? nextRepair(args, edge, { report, order, sourceText }) : undefined;
  return tableReport(report, {
    width: edge.stdout.width,
    colour: isStdout && edge.stdout.colour,
    unicode: edge.stdout.unicode,
    verbosity,
    durationMs,
    failOn: threshold,
    exitCode,
    notes,
    showSuppressed: args.has('show-suppressed'),
    standings,
    sourceText,
    ...(next === undefined ? {} : { next }),
  });
}

/** The text of a file whose lines a report shows; `undefined` where it cannot be had again, as for standard input. */
export function textOf(uri: string, cwd: string): string | undefined {
  // What a cluster holds is no file, whatever its names look like.
  if (uri === STDIN.uri || uri.includes('://')) return undefined;
  const source = readSource({ path: resolve(cwd, uri), uri });
  return isInputProblem(source) ? undefined : source.text;
}

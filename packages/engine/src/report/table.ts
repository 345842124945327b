import type { Check } from '../checks/check.ts';
import type { Report } from '../evaluate/report.ts';
import type { FrameworkStanding } from '../evaluate/standing.ts';
import { acceptedLines } from './terminal/accepted.ts';
import { faultLines } from './terminal/fault.ts';
import { groupFindings, type FileGroup } from './terminal/groups.ts';
import { makerLines } from './terminal/makers.ts';
import { pageOf, paragraph, type Page, type PageOptions } from './terminal/page.ts';
import { makeLineReader, type SourceLines } from './terminal/source-lines.ts';
import { standingLines, standingSummary } from './terminal/standing.ts';
import { summaryLines, type SummaryOptions } from './terminal/summary.ts';
import { fileText, resourceText, worstFirst } from './terminal/wording.ts';
import { visible } from './visible.ts';

/** How a terminal shows a report. */
export interface TableOptions extends PageOptions, SummaryOptions {
  /** The text of a source that findings lie in; `undefined` where it is gone. */
  readonly sourceText: (uri: string) => string | undefined;
  /** Whether what exceptions cover is listed too. */
  readonly showSuppressed?: boolean;
  /** The frameworks that a report by control was asked for; findings are then listed only where every detail is wanted. */
  readonly standings?: readonly FrameworkStanding[];
  /** The command that repairs some of what was found, and what it does; absent where nothing can be repaired safely. */
  readonly next?: NextCommand;
}

/** A command to go on with. */
export interface NextCommand {
  readonly command: string;
  readonly does: string;
}

/** The report for people at a terminal, one chunk for each resource; LOOK of the product: what, where, why, what to write. */
export function* tableReport(report: Report, options: TableOptions): Iterable<string> {
  const page = pageOf(options);
  const { standings = [], verbosity } = options;
  if (verbosity !== 'quiet') {
    for (const standing of standings) {
      yield joined(standingLines(standing, report, { isVerbose: verbosity === 'verbose', page }));
    }
  }
  const listsFindings = standings.length === 0 ? verbosity !== 'quiet' : verbosity === 'verbose';
  if (listsFindings) yield* findingChunks(report, options, page);
  if (options.showSuppressed === true && report.suppressed.length > 0)
    yield joined(acceptedLines(report, page));
  yield joined(standings.flatMap((standing) => paragraph(standingSummary(standing), page, '')));
  yield joined(summaryLines(report, options, page));
  const next = verbosity === 'normal' ? nextCommand(report, options.next, page) : '';
  if (standings.length > 0 && next !== '' && !listsFindings) {
    yield `${nextLine('the same with --verbose', 'lists each finding with its place', page)}\n`;
    return;
  }
  if (next !== '') yield `${next}\n`;
}

/** The findings, one chunk for each file and each resource. */
export function* findingChunks(
  { findings, checks: all }: Pick<Report, 'findings' | 'checks'>,
  { sourceText, verbosity }: Pick<TableOptions, 'sourceText' | 'verbosity'>,
  page: Page,
): Iterable<string> {
  const checks = new Map(all.map((check) => [check.id, check]));
  const linesOf = makeLineReader(sourceText);
  const isVerbose = verbosity === 'verbose';
  for (const file of groupFindings(findings)) {
    yield* fileChunks(file, { checks, lines: linesOf(file.uri), isVerbose }, page);
  }
}

interface FileContext {
  readonly checks: ReadonlyMap<string, Check>;
  readonly lines: SourceLines | undefined;
  readonly isVerbose: boolean;
}

function* fileChunks(file: FileGroup, context: FileContext, page: Page): Iterable<string> {
  const { checks, lines, isVerbose } = context;
  yield joined([fileText(file.uri), ...(isVerbose ? [] : makerLines(file, page))]);
  for (const { resource, faults } of file.resources) {
    let chunk = `  ${resourceText(resource)}\n\n`;
    for (const fault of faults) {
      const check = checks.get(fault.first.check);
      chunk += `${joined(faultLines(fault, { check, lines, isVerbose }, page))}\n`;
    }
    yield chunk;
  }
}

function joined(lines: Iterable<string>): string {
  let text = '';
  for (const line of lines) text += `${line}\n`;
  return text;
}

function nextCommand({ findings, coverage }: Report, repair: NextCommand | undefined, page: Page): string {
  if (coverage.resources === 0 && coverage.templates > 0) {
    return nextLine('helm template CHART | plimsoll scan -', 'judges what a chart renders to', page);
  }
  if (repair !== undefined) return nextLine(visible(repair.command), repair.does, page);
  const worst = worstFirst.find((severity) => findings.some((finding) => finding.severity === severity));
  const finding = findings.find(({ severity }) => severity === worst);
  if (finding === undefined || !/^[a-z0-9-]+$/u.test(finding.check)) return '';
  return nextLine(`plimsoll explain ${finding.check}`, 'why it matters and what to write', page);
}

function nextLine(command: string, does: string, { ink, measure }: Page): string {
  const line = `next: ${command}`;
  return line.length + 3 + does.length <= measure ? `${line}   ${ink.dim(does)}` : line;
}

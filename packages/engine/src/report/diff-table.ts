import type { Difference } from '../baseline/diff.ts';
import type { Check, Severity } from '../checks/check.ts';
import type { Finding, Problem } from '../evaluate/finding.ts';
import { countBySeverity, isAtLeast } from '../evaluate/report.ts';
import { acceptedText } from './accepted-text.ts';
import { diffWords, type DiffSides, type DiffWords } from './diff-words.ts';
import { findingChunks } from './table.ts';
import { displayWidth } from './terminal/display-width.ts';
import { gapBefore, pageOf, paragraph, type Page, type PageOptions } from './terminal/page.ts';
import { count, fileText, grouped, resourceText, worstFirst } from './terminal/wording.ts';
import { visible } from './visible.ts';

/** How a terminal shows a difference. */
export interface DiffTableOptions extends PageOptions {
  readonly checks: readonly Check[];
  readonly sides: DiffSides;
  readonly verbosity: 'quiet' | 'normal' | 'verbose';
  readonly failOn: Severity | undefined;
  readonly exitCode: number;
  /** What could not be looked at, on either side, with the name of the side. */
  readonly problems: readonly (Problem & { readonly side: string })[];
  readonly notes: readonly string[];
  readonly sourceText: (uri: string) => string | undefined;
}

/** How many findings of a list are named where not every detail is wanted. */
const shownFindings = 20;

/** What a change introduces, as a scan shows it; what it resolves, a line each; and what is left, as a number. */
export function* diffTable(difference: Difference, options: DiffTableOptions): Iterable<string> {
  const { introduced, resolved, suppressed, uncompared, left } = difference;
  const { verbosity, checks, sides } = options;
  const page = pageOf(options);
  const words = diffWords(sides, (name) => `\`${visible(name)}\``);
  if (verbosity !== 'quiet') {
    // What a change introduces needs no title: it is what the reader came for.
    if (sides.compares === 'environments' && introduced.length > 0)
      yield `${page.ink.bold(words.introduced)}\n\n`;
    yield* findingChunks({ findings: introduced, checks }, options, page);
    yield* listChunk(words.resolved, resolved, options, page);
    yield* listChunk('still there, and suppressed by an exception', suppressed, options, page);
    yield* listChunk('could not be compared', uncompared, options, page);
    if (verbosity === 'verbose')
      yield* listChunk(sides.compares === 'states' ? 'left' : words.left, left, options, page);
  }
  for (const note of options.notes) yield joined(paragraph(visible(note), page, ''));
  yield* problemLines(options, page);
  yield summaryLine(difference, words, options, page);
}

function* listChunk(
  title: string,
  findings: readonly Finding[],
  { checks, verbosity }: DiffTableOptions,
  page: Page,
): Iterable<string> {
  if (findings.length === 0) return;
  const titles = new Map(checks.map(({ id, title: text }) => [id, text]));
  const shown = verbosity === 'verbose' ? findings : findings.slice(0, shownFindings);
  yield `${page.ink.bold(title)}\n`;
  for (const { check, severity, resource, location, suppression } of shown) {
    const { container } = resource;
    const where = `${resourceText(resource)}${container === undefined ? '' : `, container ${visible(container)}`}`;
    const what = `${titles.get(check) ?? visible(check)}: ${where} (${fileText(location.uri)}:${location.line})${suppression === undefined ? '' : `, ${acceptedText(suppression)}`}`;
    yield joined(paragraph(what, page, `  ${severity.padEnd(8)}  `));
  }
  if (findings.length > shown.length) yield `  and ${grouped(findings.length - shown.length)} more\n`;
  yield '\n';
}

function* problemLines({ problems, verbosity }: DiffTableOptions, page: Page): Iterable<string> {
  const shown = verbosity === 'verbose' ? problems : problems.slice(0, shownFindings);
  for (const { side, uri, line, column, message } of shown) {
    const place = line === undefined ? uri : `${uri}:${line}:${column ?? 1}`;
    const text = `not looked at in ${side}: ${place === '' ? '' : `${place}: `}${message}`;
    yield joined(paragraph(visible(text), page, ''));
  }
  const more = problems.length - shown.length;
  if (more > 0) yield `and ${count(more, 'more place')} not looked at\n`;
}

function summaryLine(
  { introduced, resolved, suppressed, uncompared, left }: Difference,
  words: DiffWords,
  { exitCode, failOn }: DiffTableOptions,
  page: Page,
): string {
  const counts = countBySeverity(introduced);
  const found = worstFirst.filter((severity) => counts[severity] > 0);
  const tally = found.map((severity) => `${grouped(counts[severity])} ${severity}`).join('  ');
  const bySeverity = tally === '' ? '' : ` (${tally})`;
  const open = uncompared.length === 0 ? '' : `, ${grouped(uncompared.length)} could not be compared`;
  const covered = suppressed.length === 0 ? '' : `, ${grouped(suppressed.length)} suppressed`;
  const text = `${grouped(introduced.length)} ${words.introduced}${bySeverity}, ${grouped(resolved.length)} ${words.resolved}${covered}, ${grouped(left.length)} ${words.left}${open}`;
  const hint = hintOf(introduced, words, { failOn, exitCode });
  if (hint === '') return `${text}\n`;
  const gap = gapBefore(displayWidth(text), displayWidth(hint), page);
  return gap === undefined ? `${text}\n${hint}\n` : `${text}${gap}${hint}\n`;
}

function hintOf(
  introduced: readonly Finding[],
  words: DiffWords,
  { failOn, exitCode }: Pick<DiffTableOptions, 'failOn' | 'exitCode'>,
): string {
  if (exitCode === 0) return '';
  if (exitCode === 2) return 'exit 2: not everything could be looked at';
  if (exitCode !== 1 || failOn === undefined) return `exit ${exitCode}`;
  const failing = introduced.filter(({ severity }) => isAtLeast(severity, failOn)).length;
  return `exit 1: ${grouped(failing)} ${words.introduced} of ${failOn === 'critical' ? 'critical' : `${failOn} or worse`}`;
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

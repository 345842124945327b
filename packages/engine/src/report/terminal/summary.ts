import type { Severity } from '../../checks/check.ts';
import type { Problem } from '../../evaluate/finding.ts';
import { countBySeverity, isAtLeast, type Report } from '../../evaluate/report.ts';
import { visible } from '../visible.ts';
import { displayWidth } from './display-width.ts';
import { gapBefore, paragraph, type Page } from './page.ts';
import { count, duration, fileText, grouped, worstFirst } from './wording.ts';

/** What the summary says of the run and cannot know from the findings. */
export interface SummaryOptions {
  readonly verbosity: 'quiet' | 'normal' | 'verbose';
  readonly durationMs: number;
  /** The severity from which on a finding fails the run; `undefined` for never. */
  readonly failOn: Severity | undefined;
  readonly exitCode: number;
  /** What else is to be said of the run, a line each. */
  readonly notes?: readonly string[];
}

const shownProblems = 10;

/** The end of a report: what was looked at, how much was found, what was not looked at, and why the run failed. */
export function* summaryLines(report: Report, options: SummaryOptions, page: Page): Iterable<string> {
  const lines = [...countLines(report, options.durationMs, page)];
  if (report.interrupted) lines.push(plain('interrupted: what had not been reached was not looked at'));
  for (const note of options.notes ?? []) {
    for (const line of paragraph(visible(note), page, '')) lines.push(plain(line));
  }
  for (const line of unreadLines(report, options, page)) lines.push(plain(line));
  for (const line of undecidedLines(report, options, page)) lines.push(line);
  for (const line of leftOutLines(report, options, page)) lines.push(line);
  const hint = exitHint(report, options);
  const last = lines.at(-1) ?? plain('');
  const gap = hint === '' ? undefined : gapBefore(last.width, displayWidth(hint), page);
  for (const { text } of lines.slice(0, -1)) yield text;
  yield gap === undefined ? last.text : last.text + gap + hint;
  if (hint !== '' && gap === undefined) yield hint;
}

/** A line, and the columns it takes without its colours. */
interface Line {
  readonly text: string;
  readonly width: number;
}

function plain(text: string): Line {
  return { text, width: displayWidth(text) };
}

function countLines(report: Report, durationMs: number, page: Page): readonly Line[] {
  const { files, resources, checks } = report.coverage;
  const looked = `${count(files, 'file')}, ${count(resources, 'resource')}, ${count(checks, 'check')} in ${duration(durationMs)}`;
  const suppressed =
    report.suppressed.length === 0 ? [] : [`${grouped(report.suppressed.length)} suppressed`];
  if (resources === 0) return [plain(`nothing was looked at: ${emptiness(files)}`)];
  if (report.findings.length === 0) return [plain([`nothing found: ${looked}`, ...suppressed].join('    '))];
  const counts = countBySeverity(report.findings);
  const found = worstFirst.filter((severity) => counts[severity] > 0);
  const tally = (paint: (severity: Severity, text: string) => string): string => {
    const bySeverity = found.map((severity) => paint(severity, `${grouped(counts[severity])} ${severity}`));
    return [bySeverity.join('  '), ...suppressed].join('    ');
  };
  const tallied = { text: tally(page.ink.severity), width: tally((_, text) => text).length };
  const width = looked.length + 4 + tallied.width;
  return width <= page.measure ? [{ text: `${looked}    ${tallied.text}`, width }] : [plain(looked), tallied];
}

function emptiness(files: number): string {
  if (files === 0) return 'no file was read';
  return files === 1
    ? '1 file holds no Kubernetes resource'
    : `${grouped(files)} files hold no Kubernetes resource`;
}

function* unreadLines({ coverage }: Report, { verbosity }: SummaryOptions, page: Page): Iterable<string> {
  const { problems, templates } = coverage;
  const entries: Entry[] = problems.map(problemEntry);
  if (templates > 0) {
    entries.push({
      place: '',
      text: `${count(templates, 'template')} that ${templates === 1 ? 'is' : 'are'} no YAML`,
    });
  }
  const [only, ...others] = entries;
  if (only === undefined) return;
  if (others.length === 0 && fits(only, page)) {
    return yield* paragraph(`not looked at: ${joined(only)}`, page, '');
  }
  if (verbosity === 'quiet' && others.length > 0) {
    return yield* paragraph(`not looked at: ${quietText(problems, templates)}`, page, '');
  }
  const shown = verbosity === 'verbose' ? entries : entries.slice(0, shownProblems);
  yield 'not looked at:';
  for (const entry of shown) {
    if (fits(entry, page)) yield* paragraph(joined(entry), page, '  ');
    else yield* [`  ${entry.place}`, ...paragraph(entry.text, page, '    ')];
  }
  if (entries.length > shown.length) yield `  and ${grouped(entries.length - shown.length)} more`;
}

/** What checks on relations could not tell: how many, and with `--verbose` each of them. */
function* undecidedLines(
  { coverage: { unknown } }: Report,
  { verbosity }: SummaryOptions,
  page: Page,
): Iterable<Line> {
  if (unknown.length === 0) return;
  const dim = dimmed(page);
  const isVerbose = verbosity === 'verbose';
  const hint = isVerbose ? '' : '; --verbose lists them';
  const what = unknown.length === 1 ? '1 question' : `${grouped(unknown.length)} questions`;
  const text = `${what} could not be decided from these manifests${hint}`;
  for (const line of paragraph(text, page, '')) yield dim(line);
  for (const { uri, line, message } of isVerbose ? unknown : []) {
    const entry = { place: `${fileText(uri)}:${line}`, text: `(${visible(message)})` };
    if (fits(entry, page)) for (const one of paragraph(joined(entry), page, '  ')) yield dim(one);
    else for (const one of [`  ${entry.place}`, ...paragraph(entry.text, page, '    ')]) yield dim(one);
  }
}

/** What ignore files left out: how much, and with `--verbose` each file. */
function* leftOutLines(
  { coverage: { leftOut = [] } }: Report,
  { verbosity }: SummaryOptions,
  page: Page,
): Iterable<Line> {
  if (leftOut.length === 0) return;
  const dim = dimmed(page);
  const isVerbose = verbosity === 'verbose';
  const text = `${count(leftOut.length, 'manifest')} left out by ignore files${isVerbose ? '' : ' (--verbose lists them)'}`;
  for (const line of paragraph(text, page, '')) yield dim(line);
  for (const uri of isVerbose ? leftOut : []) yield dim(`  ${fileText(uri)}`);
}

function dimmed({ ink }: Page): (text: string) => Line {
  return (text) => ({ text: ink.dim(text), width: displayWidth(text) });
}

function quietText(problems: readonly Problem[], templates: number): string {
  const files = new Set(problems.map(({ uri }) => uri)).size;
  const places = `${count(problems.length, 'place')} in ${count(files, 'file')}`;
  return templates === 0 ? places : `${places}, ${count(templates, 'template')}`;
}

/** What was not looked at: its place, which people copy and terminals link, and what is to be said of it. */
interface Entry {
  readonly place: string;
  readonly text: string;
}

/** A place is never broken in two: one that is too long for a line stands on a line of its own. */
function fits({ place }: Entry, page: Page): boolean {
  return displayWidth(place) + 2 <= page.measure;
}

function joined({ place, text }: Entry): string {
  return place === '' ? text : `${place} ${text}`;
}

function problemEntry({ uri, line, column, message }: Problem): Entry {
  const position = [line, column].filter((number) => number !== undefined).join(':');
  const place = [uri === '' ? '' : fileText(uri), position].filter((part) => part !== '').join(':');
  return { place, text: place === '' ? visible(message) : `(${visible(message)})` };
}

function exitHint({ findings }: Report, { exitCode, failOn }: SummaryOptions): string {
  if (exitCode === 0) return '';
  if (exitCode === 1 && failOn !== undefined) {
    const failing = findings.filter(({ severity }) => isAtLeast(severity, failOn)).length;
    return `exit 1: ${grouped(failing)} ${failOn === 'critical' ? 'critical' : `${failOn} or worse`}`;
  }
  if (exitCode === 2) return 'exit 2: not everything could be looked at';
  return `exit ${exitCode}`;
}

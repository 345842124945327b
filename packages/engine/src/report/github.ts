import type { Check, Severity } from '../checks/check.ts';
import type { Finding, Problem } from '../evaluate/finding.ts';
import { listedFindings, type Report } from '../evaluate/report.ts';
import { acceptedText } from './accepted-text.ts';
import { repositoryPath } from './repository-path.ts';
import { subjectText } from './subject.ts';
import { grouped } from './terminal/wording.ts';
import { visible } from './visible.ts';
import { worstFirst } from './worst-first.ts';

/** What the annotations cannot know from the findings. */
export interface GithubOptions {
  /** The path from the repository's root to the folder that uris are relative to; empty where they are the same. */
  readonly prefix: string;
  /** Whether what exceptions cover is listed too, as notices. */
  readonly showSuppressed?: boolean;
}

/** GitHub shows so many annotations of one level in one step, and no more. */
const mostOfLevel = 10;
/** So many of them may be about what could not be looked at, for findings must not be pushed out by it. */
const mostProblems = 4;

type Level = 'error' | 'warning' | 'notice';

/** One workflow command, as GitHub Actions reads it from the log of a step. */
interface Annotation {
  readonly level: Level;
  readonly place: { readonly uri: string } & {
    readonly [Key in 'line' | 'column' | 'endLine' | 'endColumn']?: number;
  };
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
}

/**
 * The report as annotations of GitHub Actions: workflow commands, one a line, of what GitHub will show of them, the worst
 * first. Ends with lines that say what was looked at and how much was left out.
 */
export function* githubReport(report: Report, options: GithubOptions): Iterable<string> {
  const problems = problemAnnotations(report);
  const annotations = [...problems.slice(0, mostProblems), ...findingAnnotations(report, options)];
  for (const level of ['error', 'warning', 'notice'] as const) {
    const ofLevel = annotations.filter((one) => one.level === level);
    for (const one of ofLevel.slice(0, mostOfLevel)) yield `${commandOf(one, options.prefix)}\n`;
    const cut = ofLevel.length - Math.min(ofLevel.length, mostOfLevel);
    if (cut > 0)
      yield `${grouped(cut)} more of level ${level} are not annotated: GitHub shows ${mostOfLevel} in one step\n`;
  }
  const unsaid = problems.length - Math.min(problems.length, mostProblems);
  if (unsaid > 0) yield `${grouped(unsaid)} more places were not looked at\n`;
  const { files, resources } = report.coverage;
  yield `${grouped(report.findings.length)} findings and ${grouped(report.suppressed.length)} accepted in ${grouped(resources)} resources of ${grouped(files)} files\n`;
}

function* findingAnnotations(
  report: Report,
  { showSuppressed = false }: GithubOptions,
): Iterable<Annotation> {
  const checks = new Map(report.checks.map((check) => [check.id, check]));
  for (const finding of worstFirst(listedFindings(report, showSuppressed))) {
    yield findingAnnotation(finding, checks.get(finding.check));
  }
}

function findingAnnotation(finding: Finding, check: Check | undefined): Annotation {
  const { severity, message, resource, location, suppression } = finding;
  const title = `${severity}: ${check?.title ?? finding.check}`;
  const about = `${subjectText(resource)}: ${visible(message)}`;
  return suppression === undefined
    ? {
        level: levelOf[severity],
        place: location,
        title,
        text: [about, ...(check === undefined ? [] : [check.remedy]), visible(finding.check)],
      }
    : { level: 'notice', place: location, title, text: [about, `accepted ${acceptedText(suppression)}`] };
}

const levelOf: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

function problemAnnotations({ interrupted, coverage }: Report): readonly Annotation[] {
  const stopped = {
    code: 'interrupted',
    uri: '',
    message: 'the scan was interrupted, and what had not been reached was not looked at',
  };
  return [...(interrupted ? [stopped] : []), ...coverage.problems].map(problemAnnotation);
}

function problemAnnotation({ code, uri, line, column, message }: Problem): Annotation {
  const place = {
    uri,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  return { level: 'error', place, title: 'not looked at', text: [visible(message), visible(code)] };
}

function commandOf({ level, place, title, text }: Annotation, prefix: string): string {
  const { uri, line, column, endLine, endColumn } = place;
  // GitHub takes columns only of what begins and ends in one line.
  const isOneLine = endLine === undefined || endLine === line;
  const properties: readonly (readonly [string, string | number | undefined])[] = [
    ['file', uri === '' ? undefined : repositoryPath(uri, prefix)],
    ['line', line],
    ['endLine', endLine],
    ['col', isOneLine ? column : undefined],
    ['endColumn', isOneLine ? endColumn : undefined],
    ['title', title],
  ];
  const written = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapedProperty(String(value))}`],
  );
  return `::${level} ${written.join(',')}::${escapedText(text.join('\n'))}`;
}

/** The escapes of `@actions/core` for the text of a command. */
function escapedText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Those for a property; hostile characters are shown by their numbers first. */
function escapedProperty(text: string): string {
  return escapedText(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

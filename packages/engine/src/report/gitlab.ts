import type { Severity } from '../checks/check.ts';
import type { Finding, Problem } from '../evaluate/finding.ts';
import { listedFindings, type Report } from '../evaluate/report.ts';
import { acceptedText } from './accepted-text.ts';
import { repositoryPath } from './repository-path.ts';
import { subjectText } from './subject.ts';
import { harmlessJson, visible } from './visible.ts';

/** What the code quality report cannot know from the findings. */
export interface GitlabOptions {
  /** The path from the repository's root to the folder that uris are relative to; empty where they are the same. */
  readonly prefix: string;
  /** Whether what exceptions cover is listed too. */
  readonly showSuppressed?: boolean;
}

/** One entry of GitLab's code quality report. */
interface CodeQuality {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: {
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end: number };
  };
}

/**
 * The report as GitLab's code quality (`artifacts:reports:codequality`): an array with one entry for each finding. What
 * could not be looked at is an entry too, since an empty array reads as all being well.
 */
export function* gitlabReport(
  report: Report,
  { prefix, showSuppressed = false }: GitlabOptions,
): Iterable<string> {
  const unique = makeUnique();
  let separator = '\n  ';
  yield '[';
  for (const entry of entriesOf(report, prefix, showSuppressed)) {
    yield separator + harmlessJson(JSON.stringify({ ...entry, fingerprint: unique(entry.fingerprint) }));
    separator = ',\n  ';
  }
  yield separator === '\n  ' ? ']\n' : '\n]\n';
}

function* entriesOf(report: Report, prefix: string, showSuppressed: boolean): Iterable<CodeQuality> {
  const titles = new Map(report.checks.map(({ id, title }) => [id, title]));
  if (report.interrupted) yield problemEntry(interruption, prefix);
  for (const problem of report.coverage.problems) yield problemEntry(problem, prefix);
  for (const finding of listedFindings(report, showSuppressed)) {
    yield findingEntry(finding, titles.get(finding.check), prefix);
  }
}

const interruption: Problem = {
  code: 'interrupted',
  uri: '',
  message: 'the scan was interrupted, and what had not been reached was not looked at',
};

function findingEntry(finding: Finding, title: string | undefined, prefix: string): CodeQuality {
  const { check, severity, message, resource, location, fingerprint, suppression } = finding;
  const { uri, line, endLine } = location;
  const head = title === undefined ? '' : `${title}: `;
  const accepted = suppression === undefined ? '' : ` (accepted ${acceptedText(suppression)})`;
  return {
    description: `${head}${visible(message)} (${subjectText(resource)})${accepted}`,
    check_name: check,
    fingerprint,
    severity: suppression === undefined ? shownAs[severity] : 'info',
    location: { path: repositoryPath(uri, prefix), lines: { begin: line, end: endLine } },
  };
}

const shownAs: Readonly<Record<Severity, CodeQuality['severity']>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
};

function problemEntry({ code, uri, line = 1, message }: Problem, prefix: string): CodeQuality {
  return {
    description: `Not looked at: ${visible(message)}`,
    check_name: code,
    fingerprint: `${code} ${uri}`,
    severity: 'blocker',
    location: { path: uri === '' ? '.' : repositoryPath(uri, prefix), lines: { begin: line, end: line } },
  };
}

/** GitLab drops an entry whose fingerprint it has seen, so equal ones are numbered. */
function makeUnique(): (fingerprint: string) => string {
  const seen = new Map<string, number>();
  return (fingerprint) => {
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    return count === 1 ? fingerprint : `${fingerprint}-${count}`;
  };
}

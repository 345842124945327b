import { compareFindings, type Finding } from '../evaluate/finding.ts';
import { fingerprint } from '../evaluate/fingerprint.ts';
import type { Report } from '../evaluate/report.ts';
import type { JudgedException } from '../model/exception.ts';
import type { Location } from '../model/location.ts';
import type { Applied, Baseline, BaselineEntry } from './baseline.ts';

/** Where a baseline lies, and where each of its entries does. */
export interface BaselinePlace {
  readonly uri: string;
  /** The place of an entry by its position; asked for the few that something is said of. */
  readonly locate: (position: number) => Location;
}

/**
 * The report with a finding for each entry that has ended and, once for all of them, for the entries that cover nothing any
 * more. A baseline is a list of exceptions, so the checks on exceptions say it, where they run.
 */
export function withEntryFindings(applied: Applied, baseline: Baseline, place: BaselinePlace): Report {
  const { report, unusedEntries, expiredEntries } = applied;
  const [firstUnused] = unusedEntries;
  const judged = [
    ...expiredEntries.map((entry) => judgedOf(entry, 'expired', baseline, place)),
    ...(firstUnused === undefined ? [] : [judgedOf(firstUnused, 'holds', baseline, place)]),
  ];
  const more = judged.flatMap((one) => findingsOn(one, unusedEntries.length, report));
  if (more.length === 0) return report;
  return { ...report, findings: [...report.findings, ...more].sort(compareFindings) };
}

function judgedOf(
  entry: BaselineEntry,
  standing: 'expired' | 'holds',
  baseline: Baseline,
  { uri, locate }: BaselinePlace,
): JudgedException {
  const position = baseline.entries.indexOf(entry);
  return {
    exception: {
      kind: 'baseline',
      source: 'plimsoll',
      written: uri,
      checks: [entry.check],
      at: `/entries/${position}`,
      id: `baseline#${position + 1}`,
      location: locate(position),
      on: { apiVersion: 'plimsoll.dev/v1', kind: 'Baseline', namespace: undefined, name: uri },
    },
    standing,
    because: standing === 'expired' ? `it ended on ${entry.until}` : '',
    isAsked: true,
    isUsed: standing === 'expired',
  };
}

function findingsOn(judged: JudgedException, unused: number, report: Report): readonly Finding[] {
  const { exception, standing } = judged;
  return report.checks.flatMap((check) => {
    const said = check.on === 'exception' ? check.evaluate(judged) : undefined;
    if (said === undefined) return [];
    const message = standing === 'expired' ? said : unusedText(exception.written, unused);
    const identity = { kindName: 'Baseline', namespace: undefined, name: exception.written };
    const { apiVersion, kind, name } = exception.on;
    return [
      {
        check: check.id,
        severity: check.severity,
        message,
        resource: { apiVersion, kind, name },
        location: exception.location,
        field: exception.at,
        evidence: [],
        fingerprint: fingerprint(check.id, identity, exception.checks?.join() ?? ''),
      },
    ];
  });
}

function unusedText(uri: string, count: number): string {
  const covers = count === 1 ? `1 entry of \`${uri}\` covers` : `${count} entries of \`${uri}\` cover`;
  return `${covers} nothing any more; \`plimsoll baseline write --prune\` drops what is of no use`;
}

import { groupOf } from '../../checks/index.generated.ts';
import type { Finding } from '../../evaluate/finding.ts';
import { makeOwnerOf } from '../../evaluate/owners.ts';
import type { Report } from '../../evaluate/report.ts';
import type { FindingFix, FixOf } from '../../fix/shown/finding-fix.ts';
import { acceptedText } from '../accepted-text.ts';
import { diffLines } from '../diff-lines.ts';
import { makeExcerpt, type Excerpt } from '../excerpt.ts';
import { makeLineReader } from '../terminal/source-lines.ts';
import { fileText, resourceText } from '../terminal/wording.ts';
import { visible } from '../visible.ts';
import { worstFirst } from '../worst-first.ts';

/** How a finding is repaired: whether that can change how an application behaves, and the lines of the change. */
export interface FixLines {
  readonly safety: 'safe' | 'unsafe';
  /** What to make sure of before; empty where there is nothing to say. */
  readonly verify: string;
  /** A unified diff, line by line. */
  readonly diff: readonly string[];
}

/** A finding as the page shows it; every text is harmless to show. */
export interface FindingView {
  readonly severity: Finding['severity'];
  readonly check: string;
  readonly group: string;
  readonly namespace: string;
  /** Empty where nobody is named. */
  readonly owner: string;
  readonly resource: string;
  readonly container: string;
  readonly place: string;
  readonly message: string;
  readonly evidence: readonly string[];
  readonly excerpt: Excerpt | undefined;
  readonly fix: FixLines | undefined;
  /** Who accepted it and why; empty where nobody did. */
  readonly accepted: string;
  readonly fingerprint: string;
}

/** What the findings of a page are made of beside the report. */
export interface ViewOptions {
  readonly sourceText: (uri: string) => string | undefined;
  /** The repair of a finding, where one is known. */
  readonly fixOf?: FixOf;
}

/** More findings than this no page can hold and stay quick; the mildest are left out. */
const most = 20_000;

/** The findings of a page: the worst first, then those of the check that finds most; and how many are left out. */
export interface Views {
  readonly views: readonly FindingView[];
  readonly leftOut: number;
}

/** Makes the views of all findings, open and accepted. Sources are read in the order in which findings lie in them. */
export function viewsOf(report: Report, { sourceText, fixOf = () => undefined }: ViewOptions): Views {
  const all = [...checkByCheck(report.findings), ...checkByCheck(report.suppressed)];
  const shown = new Set(all.slice(0, most));
  const ownerOf = makeOwnerOf(report.owned ?? []);
  const linesOf = makeLineReader(sourceText);
  const made = new Map<Finding, FindingView>();
  for (const finding of [...report.findings, ...report.suppressed]) {
    if (!shown.has(finding)) continue;
    const excerpt = makeExcerpt(finding, linesOf(finding.location.uri));
    made.set(finding, viewOf(finding, { excerpt, owner: ownerOf(finding.resource), fix: fixOf(finding) }));
  }
  return {
    views: [...shown].flatMap((finding) => made.get(finding) ?? []),
    leftOut: all.length - shown.size,
  };
}

function checkByCheck(findings: readonly Finding[]): readonly Finding[] {
  const bySeverity = Map.groupBy(worstFirst(findings), ({ severity }) => severity);
  return [...bySeverity.values()].flatMap((ofSeverity) =>
    [...Map.groupBy(ofSeverity, ({ check }) => check).values()]
      .toSorted((a, b) => b.length - a.length)
      .flat(),
  );
}

function viewOf(
  finding: Finding,
  {
    excerpt,
    owner,
    fix,
  }: {
    readonly excerpt: Excerpt | undefined;
    readonly owner: string | undefined;
    readonly fix: FindingFix | undefined;
  },
): FindingView {
  const { severity, check, message, resource, location, evidence, fingerprint, suppression } = finding;
  return {
    severity,
    check: visible(check),
    group: groupOf.get(check) ?? '',
    namespace: visible(resource.namespace ?? ''),
    owner: visible(owner ?? suppression?.owner ?? ''),
    resource: resourceText(resource),
    container: visible(resource.container ?? ''),
    place: `${fileText(location.uri)}:${location.line}`,
    message: visible(message),
    evidence: evidence.map(({ text, uri, line }) =>
      uri === undefined
        ? visible(text)
        : `${fileText(uri)}${line === undefined ? '' : `:${line}`}: ${visible(text)}`,
    ),
    excerpt,
    fix: fix === undefined ? undefined : fixLines(fix),
    accepted: suppression === undefined ? '' : acceptedText(suppression),
    fingerprint: visible(fingerprint),
  };
}

function fixLines({ kind, verify = '', diff }: FindingFix): FixLines {
  return { safety: kind, verify: visible(verify), diff: diffLines(diff) };
}

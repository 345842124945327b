import type { Check, Severity } from '../../checks/check.ts';
import type { Finding } from '../../evaluate/finding.ts';
import type { FixOf } from '../../fix/shown/finding-fix.ts';
import { acceptedText } from '../accepted-text.ts';
import { diffLines } from '../diff-lines.ts';
import { makeExcerpt } from '../excerpt.ts';
import { subjectText } from '../subject.ts';
import { makeLineReader, type SourceLines } from '../terminal/source-lines.ts';
import { fileText, imperative } from '../terminal/wording.ts';
import { worstFirst } from '../worst-first.ts';
import { code, fenced, htmlCode, htmlProse, prose } from './text.ts';

/** All findings of one check at one severity, of which there is at least one. */
export interface Fault {
  readonly severity: Severity;
  readonly check: string;
  readonly findings: readonly Finding[];
}

/** Findings check by check, the worst first, then those that are found most. */
export function faultsOf(findings: readonly Finding[]): readonly Fault[] {
  const bySeverity = Map.groupBy(worstFirst(findings), ({ severity }) => severity);
  return [...bySeverity].flatMap(([severity, ofSeverity]) =>
    [...Map.groupBy(ofSeverity, ({ check }) => check)]
      .map(([check, ofCheck]) => ({ severity, check, findings: ofCheck }))
      .toSorted((a, b) => b.findings.length - a.findings.length),
  );
}

const shownPlaces = 10;

/** What a fault is shown with. */
export interface FaultContext {
  readonly checks: ReadonlyMap<string, Check>;
  readonly linesOf: (uri: string) => SourceLines | undefined;
  readonly fixOf: FixOf;
}

/** What faults are shown with, for the checks that ran and the texts of the sources. */
export function contextOf(
  checks: readonly Check[],
  sourceText: (uri: string) => string | undefined,
  fixOf: FixOf = () => undefined,
): FaultContext {
  return {
    checks: new Map(checks.map((check) => [check.id, check])),
    linesOf: makeLineReader(sourceText),
    fixOf,
  };
}

/** A fault in full, folded: its places, the source of the first, why it matters and what to write. */
export function foldedFault(fault: Fault, { checks, linesOf, fixOf }: FaultContext): string {
  const [first] = fault.findings;
  if (first === undefined) return '';
  const check = checks.get(fault.check);
  const excerpt = makeExcerpt(first, linesOf(first.location.uri));
  const source =
    excerpt === undefined
      ? []
      : [
          fenced('yaml', [
            ...excerpt.parents.map(({ text }) => text),
            excerpt.before + excerpt.marked + excerpt.after,
          ]),
        ];
  const [place = '', ...others] = placesOf(fault);
  return [
    `<details><summary>${headOf(fault, check)}</summary>`,
    place,
    ...source,
    ...(others.length === 0 ? [] : [others.join('\n')]),
    ...(check === undefined ? [] : [prose(check.why), `**Write:** ${prose(imperative(check.remedy))}`]),
    ...fixText(fault, fixOf),
    '</details>',
  ].join('\n\n');
}

/** The findings of a fault whose fixes are looked for; one of them is shown. */
export function firstOf({ findings }: Fault): readonly Finding[] {
  return findings.slice(0, triedPlaces);
}

const triedPlaces = 3;
/** A longer diff is no longer read in a comment. */
const mostDiffLines = 60;

/** The fix of the first finding that has one. */
function fixText(fault: Fault, fixOf: FixOf): readonly string[] {
  for (const finding of firstOf(fault)) {
    const fix = fixOf(finding);
    if (fix === undefined) continue;
    const lines = diffLines(fix.diff);
    if (lines.length > mostDiffLines) return [];
    const { uri, line } = finding.location;
    const others = fault.findings.length === 1 ? '' : `, of ${code(`${fileText(uri)}:${line}`)}`;
    const verify = fix.verify === undefined ? '' : `. ${prose(fix.verify)}`;
    return [`**Fix**, ${fix.kind}${others}${verify}`, fenced('diff', lines)];
  }
  return [];
}

/** A fault in one line, where there is no room for more. */
export function briefFault(fault: Fault, { checks }: FaultContext): string {
  const [first] = fault.findings;
  if (first === undefined) return '';
  const { uri, line } = first.location;
  const more = fault.findings.length === 1 ? '' : ` and ${fault.findings.length - 1} more`;
  const title = checks.get(fault.check)?.title ?? fault.check;
  return `- **${fault.severity}** ${prose(title)}: ${code(`${fileText(uri)}:${line}`)}${more}`;
}

function headOf({ severity, check: id, findings }: Fault, check: Check | undefined): string {
  const places = findings.length === 1 ? '' : ` (${findings.length} places)`;
  const title = check === undefined ? '' : `${htmlProse(check.title)} `;
  return `<b>${severity}</b> ${title}${htmlCode(id)}${places}`;
}

function placesOf({ findings }: Fault): readonly string[] {
  const shown = findings.slice(0, shownPlaces).map(placeText);
  const more = findings.length - shown.length;
  return more === 0 ? shown : [...shown, `- and ${more} more`];
}

function placeText({ location, resource, message, suppression }: Finding): string {
  const place = code(`${fileText(location.uri)}:${location.line}`);
  const accepted = suppression === undefined ? '' : ` (accepted ${prose(acceptedText(suppression))})`;
  return `- ${place} ${code(subjectText(resource))}: ${prose(message)}${accepted}`;
}

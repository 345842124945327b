import { compareText, differenceOf, visible, type Finding, type Report } from '@plimsoll/engine';

/** What a change of files did to the findings: a line for each that came, each that went, and each that an exception covers now. */
export function changeLines(before: Report, after: Report): readonly string[] {
  const others = differingParts(before.findings, after.findings);
  const [oldKeys, newKeys] = [keysOf(others[0]), keysOf(others[1])];
  const { introduced, resolved, suppressed } = differenceOf(
    { findings: others[0].filter((finding) => !newKeys.has(keyOf(finding))) },
    { findings: others[1].filter((finding) => !oldKeys.has(keyOf(finding))), suppressed: after.suppressed },
  );
  return [
    ...resolved.toSorted(byPlace).map((finding) => lineOf('-', finding)),
    ...suppressed.toSorted(byPlace).map((finding) => lineOf('~', finding)),
    ...introduced.toSorted(byPlace).map((finding) => lineOf('+', finding)),
  ];
}

/** Both lists stand in the order of files, so that what one saved file changes lies between much that is the same. */
function differingParts(
  before: readonly Finding[],
  after: readonly Finding[],
): readonly [readonly Finding[], readonly Finding[]] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && isSame(before[start], after[start])) start += 1;
  let end = 0;
  while (end < most - start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

function isSame(one: Finding | undefined, other: Finding | undefined): boolean {
  if (one === other || one === undefined || other === undefined) return one === other;
  return (
    one.check === other.check &&
    one.severity === other.severity &&
    one.location.uri === other.location.uri &&
    one.location.line === other.location.line &&
    one.field === other.field &&
    one.message === other.message
  );
}

function keysOf(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.map(keyOf));
}

function keyOf({ check, severity, location, field, message }: Finding): string {
  return [check, severity, location.uri, location.line, field, message].join('\n');
}

const severityWidth = 'critical'.length;

function lineOf(sign: '+' | '-' | '~', { severity, location, check, message }: Finding): string {
  const place = `${location.uri}:${location.line}`;
  return visible(`${sign} ${severity.padEnd(severityWidth)}  ${place}  ${check}  ${message}`);
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.location.uri, b.location.uri) ||
    a.location.line - b.location.line ||
    compareText(a.check, b.check)
  );
}

import { compareText, differenceOf, visible, type Finding, type Report } from '@plimsoll/engine';

/** What a change of files did to the findings: a line for each that came, each that went, and each that an exception covers now. */
export function changeLines(before: Report, after: Report): readonly string[] {
  // Nearly all findings stay as they are, most of them the very same objects: the others need to be recognised alone.
  const others = [
    without(before.findings, after.findings),
    without(after.findings, before.findings),
  ] as const;
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

function without(findings: readonly Finding[], known: readonly Finding[]): readonly Finding[] {
  const objects = new Set(known);
  return findings.filter((finding) => !objects.has(finding));
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

import { compareText, differenceOf, visible, type Finding, type Report } from '@plimsoll/engine';

/** What a change of files did to the findings: a line for each that came and each that went. */
export function changeLines(before: Report, after: Report): readonly string[] {
  const { introduced, resolved } = differenceOf(before, after);
  return [
    ...resolved.toSorted(byPlace).map((finding) => lineOf('-', finding)),
    ...introduced.toSorted(byPlace).map((finding) => lineOf('+', finding)),
  ];
}

const severityWidth = 'critical'.length;

function lineOf(sign: '+' | '-', { severity, location, check, message }: Finding): string {
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

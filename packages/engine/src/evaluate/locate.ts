import type { EvidenceAt } from '../checks/check.ts';
import type { Location } from '../model/location.ts';
import type { Resource } from '../model/resource.ts';
import type { ParsedDocument, ParseProblem, Place } from '../parse/document.ts';
import type { LineTable } from '../parse/line-table.ts';
import type { Evidence, Finding, Problem, ResourceRef } from './finding.ts';
import { makeFingerprinter } from './fingerprint.ts';
import { pathOf } from './item-name.ts';
import type { Raised } from './judge.ts';
import type { Plan } from './plan.ts';

/** Finds the lines of one document. */
export interface Locator {
  readonly locate: (pointer: string) => Location;
  readonly lineOf: (offset: number) => number;
}

/** Makes the locator of a document. */
export function makeLocator(document: ParsedDocument, lines: LineTable, uri: string): Locator {
  const locationOf = ({ pointer, region }: Place): Location => {
    const start = lines.positionOf(region.start);
    const isOneLine = region.end < lines.offsetOf(start.line + 1);
    const end = isOneLine
      ? { line: start.line, column: start.column + region.end - region.start }
      : lines.positionOf(region.end);
    const { line, column } = start;
    return { uri, line, column, endLine: end.line, endColumn: end.column, pointer };
  };
  let last: { readonly place: Place; readonly location: Location } | undefined;
  return {
    locate: (at) => {
      const place = document.place(at);
      if (last?.place !== place) last = { place, location: locationOf(place) };
      return last.location;
    },
    lineOf: (offset) => lines.positionOf(offset).line,
  };
}

/** Makes the findings of one resource; they share what names it and what its fingerprints begin with. */
export function makeFindings(
  resource: Resource,
  locator: Locator,
  { withFingerprints, forComparison, severityOf }: FindingPlan,
): (raised: Raised) => Finding {
  const fingerprint = withFingerprints ? makeFingerprinter(resource) : noFingerprint;
  const refs = new Map<string | undefined, ResourceRef>();
  const refTo = (container: string | undefined): ResourceRef => {
    const known = refs.get(container);
    if (known !== undefined) return known;
    const made = refOf(resource, container);
    refs.set(container, made);
    return made;
  };
  const make = ({ check, violation, container }: Raised): Finding => ({
    check: check.id,
    severity: severityOf(check),
    message: violation.message,
    resource: refTo(violation.container ?? container),
    location: locator.locate(violation.at),
    field: violation.at,
    evidence: violation.evidence?.map((evidence) => place(evidence, resource.uri, locator)) ?? noEvidence,
    fingerprint: fingerprint(check.id, violation.at, violation.about),
  });
  return forComparison ? (raised) => ({ ...make(raised), ...comparedBy(resource, raised) }) : make;
}

type FindingPlan = Pick<Plan, 'withFingerprints' | 'forComparison' | 'severityOf'>;

function comparedBy(
  resource: Resource,
  { violation: { at, about }, isSilenced }: Raised,
): Pick<Finding, 'path' | 'about' | 'isSilenced'> {
  return {
    path: pathIn(resource, at),
    ...(about === undefined ? {} : { about }),
    ...(isSilenced === undefined ? {} : { isSilenced }),
  };
}

/** A pointer with names in place of positions; what lies outside the resource keeps them. */
function pathIn({ at: root, fields }: Resource, at: string): string {
  const isInside = at === root || at.startsWith(`${root}/`);
  return isInside ? pathOf(fields.object, at.slice(root.length)) : at;
}

const noEvidence: readonly Evidence[] = [];

function noFingerprint(): string {
  return '';
}

/** A document that could not be read, as a problem of its file. */
export function parseProblemAt(
  { code, offset, message }: ParseProblem,
  uri: string,
  lines: LineTable,
): Problem {
  return { code, uri, ...lines.positionOf(offset), message };
}

/** How a report names a resource. */
export function refOf(
  { apiVersion, kind, namespace, name }: Pick<Resource, 'apiVersion' | 'kind' | 'namespace' | 'name'>,
  container?: string,
): ResourceRef {
  const named = namespace === undefined ? { apiVersion, kind, name } : { apiVersion, kind, namespace, name };
  return container === undefined ? named : { ...named, container };
}

function place({ text, at, span }: EvidenceAt, uri: string, locator: Locator): Evidence {
  if (span !== undefined) return { text, uri, line: locator.lineOf(span.start) };
  return at === undefined ? { text } : { text, uri, line: locator.locate(at).line };
}

import { severities } from '../checks/check.ts';
import type { Exception, Suppression } from '../model/exception.ts';
import type { Met } from '../policy/frameworks/subjects.ts';
import type { SlimResource } from '../snapshot/slim.ts';
import type { CustomDocument } from './custom-documents.ts';
import type { Examination } from './examine.ts';
import type { Evidence, Finding, Problem, ResourceRef } from './finding.ts';
import type { ResourceIdentity } from './identity.ts';
import type { Owned } from './owners.ts';
import type { Plan } from './plan.ts';

/**
 * Examinations in the form in which they cross a thread: findings as flat lists, because a tree of small objects costs
 * several times as much to copy. Both ends must have an equal plan, for checks travel as positions in it.
 */
export interface Packed {
  readonly sources: readonly PackedSource[];
  readonly refs: readonly ResourceRef[];
  readonly suppressions: readonly Suppression[];
  readonly numbers: Int32Array<ArrayBuffer>;
  readonly texts: readonly string[];
}

interface PackedSource {
  readonly uri: string;
  readonly findings: number;
  readonly slim: readonly SlimResource[];
  readonly identities: readonly ResourceIdentity[];
  readonly custom: readonly CustomDocument[];
  readonly owned: readonly Owned[];
  readonly exceptions: readonly Exception[];
  readonly problems: readonly Problem[];
  readonly documents: number;
  readonly resources: number;
  readonly templates: number;
  readonly met: Met;
}

/** Stands for the line of evidence that has no place. */
const noLine = 0;

/** Packs examinations for another thread. */
export function pack(examinations: readonly Examination[], plan: Plan): Packed {
  const positions = new Map(plan.checks.map(({ id }, position) => [id, position]));
  const refs = new Map<ResourceRef, number>();
  const suppressions = new Map<Suppression, number>();
  const numbers: number[] = [];
  const texts: string[] = [];
  for (const { findings } of examinations) {
    for (const finding of findings) {
      const { check, severity, resource, location, field, evidence, fingerprint, message } = finding;
      numbers.push(positions.get(check) ?? -1, severities.indexOf(severity));
      numbers.push(indexIn(refs, resource), indexIn(suppressions, finding.suppression), evidence.length);
      numbers.push(
        location.line,
        location.column,
        location.endLine,
        location.endColumn,
        location.pointer.length,
      );
      texts.push(message, field, fingerprint);
      if (plan.forComparison) {
        const { path = '', about } = finding;
        texts.push(path, ...(about ?? []));
        numbers.push(about?.length ?? none);
      }
      for (const { text, line = noLine } of evidence) {
        numbers.push(line);
        texts.push(text);
      }
    }
  }
  return {
    sources: examinations.map(({ findings, ...source }) => ({ ...source, findings: findings.length })),
    refs: [...refs.keys()],
    suppressions: [...suppressions.keys()],
    numbers: Int32Array.from(numbers),
    texts,
  };
}

/** The position of something that many findings share; `none` for nothing. */
function indexIn<T>(known: Map<T, number>, one: T | undefined): number {
  if (one === undefined) return none;
  const index = known.get(one);
  if (index !== undefined) return index;
  known.set(one, known.size);
  return known.size - 1;
}

/** Stands for what is not there. */
const none = -1;

/** Unpacks what `pack` made under an equal plan. */
export function unpack(
  { sources, refs, suppressions, numbers, texts }: Packed,
  plan: Plan,
): readonly Examination[] {
  let numbersRead = 0;
  let textsRead = 0;
  const number = (): number => numbers[numbersRead++] ?? 0;
  const text = (): string => texts[textsRead++] ?? '';
  const findingIn = (uri: string): Finding => {
    const { id } = known(plan.checks[number()]);
    const severity = known(severities[number()]);
    const resource = known(refs[number()]);
    const suppression = suppressions[number()];
    const evidenceCount = number();
    const line = number();
    const column = number();
    const endLine = number();
    const endColumn = number();
    const pointerLength = number();
    const message = text();
    const field = text();
    const fingerprint = text();
    const path = plan.forComparison ? { path: text() } : {};
    const aboutCount = plan.forComparison ? number() : none;
    const about = aboutCount === none ? {} : { about: Array.from({ length: aboutCount }, () => text()) };
    const location = { uri, line, column, endLine, endColumn, pointer: field.slice(0, pointerLength) };
    const evidence =
      evidenceCount === 0
        ? noEvidence
        : Array.from({ length: evidenceCount }, () => evidenceOf(text(), number(), uri));
    const finding = {
      check: id,
      severity,
      message,
      resource,
      location,
      field,
      evidence,
      fingerprint,
      ...path,
      ...about,
    };
    return suppression === undefined ? finding : { ...finding, suppression };
  };
  return sources.map(({ findings, ...source }) => ({
    ...source,
    findings: Array.from({ length: findings }, () => findingIn(source.uri)),
  }));
}

const noEvidence: readonly Evidence[] = [];

function evidenceOf(text: string, line: number, uri: string): Evidence {
  return line === noLine ? { text } : { text, uri, line };
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('what was packed under another plan cannot be unpacked');
  return value;
}

import { differenceOf, type DiffSide } from '../../baseline/diff.ts';
import { groupOf } from '../../checks/index.generated.ts';
import { examine } from '../../evaluate/examine.ts';
import type { Finding } from '../../evaluate/finding.ts';
import type { Plan } from '../../evaluate/plan.ts';
import { makeReport, type Report } from '../../evaluate/report.ts';
import type { JsonValue } from '../../model/json.ts';
import type { ParsedDocument, Source } from '../../parse/document.ts';
import { hasMore, judgedValue } from './judged-value.ts';

/** Proves changes of one document by examining it alone. */
export interface Prover {
  /** Where the document has what may be a secret. */
  readonly secretsAt: () => readonly string[];
  /** What is gone in a changed document; `undefined` where it holds a fault or a problem that was not there. */
  readonly goneBy: (changed: ChangedDocument) => IsGone | undefined;
}

/** A changed document, as a text and as what that text says. */
export interface ChangedDocument {
  readonly text: string;
  readonly value: JsonValue;
}

/** Whether a finding of a scan is found in a document alone, and is gone in the changed one. */
export type IsGone = (finding: Finding) => boolean;

/**
 * Makes the prover of a document, given as a source of its own, under a plan that compares and marks what is silenced. With
 * `withRelations` it is related with itself too.
 */
export function makeProver(
  source: Source,
  document: ParsedDocument,
  { plan, withRelations }: { readonly plan: Plan; readonly withRelations: boolean },
): Prover {
  const { uri, text } = source;
  const before = judgedValue(document.value, uri, plan);
  const keys = new Map(
    before.raised
      .filter(({ isSilenced }) => isSilenced !== true)
      .map(({ check, violation, key }) => [`${check.id}\n${violation.at}`, key]),
  );
  const proofs = new Map<Plan, (text: string) => IsGone | undefined>();
  const examinedUnder = (some: Plan, changed: string): IsGone | undefined => {
    const proof = proofs.get(some) ?? byExamination(source, some);
    proofs.set(some, proof);
    return proof(changed);
  };
  const relating = withRelations ? relationsAlone(plan) : undefined;
  const unrelated = { ...plan, snapshot: [] };
  // A merged or repeated key is one more thing that a text says and its value does not.
  const isPlain = document.duplicateKeys.length === 0 && !text.includes('<<');
  return {
    secretsAt: () =>
      before.raised
        .filter(({ check }) => groupOf.get(check.id) === 'secrets')
        .map(({ violation }) => violation.at),
    goneBy: (changed) => {
      const after = judgedValue(changed.value, uri, plan);
      // What was renamed or is told by its content is paired more closely.
      if (!isPlain || hasMore(after, before))
        return examinedUnder(withRelations ? plan : unrelated, changed.text);
      if (relating !== undefined) return examinedUnder(relating, changed.text);
      const left = new Set(after.raised.map(({ key }) => key));
      return ({ check, field }) => {
        const key = keys.get(`${check}\n${field}`);
        return key !== undefined && !left.has(key);
      };
    },
  };
}

/** A plan with the checks on relations and no others. */
function relationsAlone(plan: Plan): Plan {
  return { ...plan, container: [], pod: [], schema: [], document: [], ofKind: () => [] };
}

/** Proves by the whole examination of the changed text, and the comparison that tells what a change of a file brings. */
function byExamination({ uri, text }: Source, plan: Plan): (text: string) => IsGone | undefined {
  const examined = (some: string): Report => makeReport([examine({ uri, text: some }, plan)], plan);
  const before = examined(text);
  const keyOf = ({ check, field, resource }: Finding): string =>
    [check, field, resource.container ?? ''].join('\n');
  const known = new Map(
    before.findings
      .filter(({ isSilenced }) => isSilenced !== true)
      .map((finding) => [keyOf(finding), finding]),
  );
  const places = new Set(allIn(before).map(placeKey));
  return (changed) => {
    const after = examined(changed);
    if (after.coverage.problems.length > before.coverage.problems.length) return undefined;
    const left = new Set(allIn(after).map(placeKey));
    const isKnown = left.isSubsetOf(places) && allIn(after).length <= allIn(before).length;
    const difference = isKnown ? undefined : differenceOf(sideOf(before), sideOf(after));
    if (difference !== undefined && difference.introduced.length > 0) return undefined;
    const gone = new Set(difference?.resolved);
    return (finding) => {
      const own = known.get(keyOf(finding));
      if (own === undefined) return false;
      return difference === undefined ? !left.has(placeKey(own)) : gone.has(own);
    };
  };
}

/** What a finding of one text is recognised by in another, with what it is about. */
function placeKey({
  check,
  path = '',
  about = [],
  resource: { kind, namespace = '', name },
}: Finding): string {
  return [check, kind, namespace, name, path, ...about].join('\n');
}

function allIn({ findings, suppressed }: Report): readonly Finding[] {
  return suppressed.length === 0 ? findings : [...findings, ...suppressed];
}

function sideOf(report: Report): DiffSide {
  const { inventory } = report;
  return { findings: allIn(report), ...(inventory === undefined ? {} : { inventory }) };
}

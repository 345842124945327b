import type { Check, Edit, Fix, Target, Violation } from '../checks/check.ts';
import type { FixValueName, FixValues } from '../checks/fix-values.ts';
import { planOn } from '../evaluate/examine.ts';
import type { Finding } from '../evaluate/finding.ts';
import type { Plan } from '../evaluate/plan.ts';
import type { JsonObject } from '../model/json.ts';
import { memoized } from '../model/memoized.ts';
import type { Pod } from '../model/pod.ts';
import { podsOf } from '../model/pods.ts';
import { resourcesOf, type Resource } from '../model/resource.ts';
import type { ParsedDocument, Source } from '../parse/document.ts';
import { lineTable } from '../parse/line-table.ts';
import { asWritten } from './as-written.ts';
import { inNamespace } from './companion.ts';
import { wordsOf, type EditWords } from './words.ts';

/** How one finding may be repaired: edits of the document that it lies in, as data, not yet proved. */
export interface Proposal {
  readonly finding: Finding;
  readonly check: Check;
  /** Which document of its source is edited, counted from 0. */
  readonly document: number;
  readonly safety: 'safe' | 'unsafe';
  /** What to make sure of before; `undefined` where it is safe. */
  readonly verify: string | undefined;
  readonly edits: readonly Edit[];
  /** What each edit does. */
  readonly words: readonly EditWords[];
  readonly companions: readonly JsonObject[];
  /** Set for the repair of what another repair brings: it is made with that one, and not counted. */
  readonly comesAlong?: true;
  /** The values that the user has to give before there are edits; empty where it can be applied. */
  readonly needs: readonly FixValueName[];
}

/** What repairs are made with: the plan that the findings were made under; `checkOf` finds a check by its id. */
export interface ProposalOptions {
  readonly plan: Plan;
  readonly checkOf: (id: string) => Check | undefined;
  readonly values?: FixValues;
}

/**
 * The repairs of the findings of one source that have one. `documents` are those of the source. A finding whose check has no fix,
 * or none for this case, gives nothing.
 */
export function proposalsFor(
  source: Source,
  documents: readonly ParsedDocument[],
  findings: readonly Finding[],
  { plan, checkOf, values = {} }: ProposalOptions,
): readonly Proposal[] {
  const lines = lineTable(source.text);
  const resourcesIn = memoized((document: ParsedDocument) => resourcesOf(document.value, source.uri));
  const podsIn = memoized(podsOf);
  return findings.flatMap((finding) => {
    const check = checkOf(finding.check);
    if (check?.fix === undefined) return [];
    const offset = lines.offsetOf(finding.location.line) + finding.location.column - 1;
    const index = documents.findLastIndex(({ span }) => span.start <= offset);
    const document = documents[index];
    const resource = document && longest(resourcesIn(document), finding.field);
    if (document === undefined || resource === undefined) return [];
    const { target } = planOn(resource, plan);
    const podOf = (): Pod | undefined => podAt(podsIn(resource), finding.field);
    const repaired = repairOf(check, finding, { resource, podOf, values, target });
    if (repaired === undefined) return [];
    const companions = repaired.companions.map((one) => inNamespace(one, resource.namespace));
    const edits = asWritten(repaired.edits, document, source.text);
    if (edits.length < repaired.edits.length) return [];
    const words = edits.map((edit) => wordsOf(edit, document.value));
    return [{ finding, check, document: index, ...repaired, edits, words, companions }];
  });
}

type Repaired = Omit<Proposal, 'finding' | 'check' | 'document' | 'words'>;

/** What the user gave, and what was judged by. */
interface Given {
  readonly values: FixValues;
  readonly target: Target;
}

interface Faulty extends Given {
  readonly resource: Resource;
  readonly podOf: () => Pod | undefined;
}

function repairOf(
  check: Check,
  finding: Finding,
  { resource, podOf, ...given }: Faulty,
): Repaired | undefined {
  const violation = violationOf(finding);
  if (check.fix === undefined) return undefined;
  if (check.on !== 'pod' && check.on !== 'container') return repairBy(check.fix, violation, resource, given);
  const pod = podOf();
  return pod === undefined ? undefined : repairBy(check.fix, violation, pod, given);
}

function repairBy<S>(
  fix: Fix<S>,
  violation: Violation,
  subject: S,
  { values, target }: Given,
): Repaired | undefined {
  const wanted = typeof fix.needs === 'function' ? fix.needs(violation, subject) : (fix.needs ?? []);
  const needs = wanted.filter((name) => values[name] === undefined);
  const edits = needs.length > 0 ? [] : fix.edits(violation, subject, values, target);
  const companions = needs.length > 0 ? [] : (fix.companions?.(violation, subject, values, target) ?? []);
  if (needs.length === 0 && edits.length === 0 && companions.length === 0) return undefined;
  const isSafe = fix.safety === 'safe' || fix.isSafeFor?.(violation, subject) === true;
  return isSafe
    ? { safety: 'safe', verify: undefined, edits, companions, needs }
    : {
        safety: 'unsafe',
        verify: fix.safety === 'unsafe' ? fix.verify : undefined,
        edits,
        companions,
        needs,
      };
}

function violationOf({ field, message, resource: { container } }: Finding): Violation {
  return container === undefined ? { at: field, message } : { at: field, message, container };
}

/** The pod that a pointer leads into; else the first of those whose metadata it may mean. */
function podAt(pods: readonly Pod[], pointer: string): Pod | undefined {
  const inside = longest(pods, pointer);
  return inside ?? pods.find(({ metadataAt }) => pointer.startsWith(`${metadataAt}/`)) ?? pods[0];
}

/** Of the things that a pointer leads into, the innermost. */
function longest<T extends { readonly at: string }>(all: readonly T[], pointer: string): T | undefined {
  return all
    .filter(({ at }) => pointer === at || pointer.startsWith(`${at}/`))
    .toSorted((a, b) => b.at.length - a.at.length)[0];
}

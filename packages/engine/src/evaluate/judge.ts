import type { Check, ResourceCheck, Verdict, Violation } from '../checks/check.ts';
import type { Pod } from '../model/pod.ts';
import type { ParsedDocument } from '../parse/document.ts';
import { kindNameOf, type Resource } from '../model/resource.ts';
import { isWritten } from '../model/written.ts';
import { builtInVerdict } from '../schema/built-in-verdict.ts';
import type { SchemaVerdict } from '../schema/fault.ts';
import type { Asked, Plan } from './plan.ts';

/** A violation, the check that raised it and the container that check looked at. */
export interface Raised {
  readonly check: Check;
  readonly violation: Violation;
  readonly container: string | undefined;
  /** The place of the pod it is about, where the resource holds several. */
  readonly pod?: string;
  /** Set where another check says it all or leaves it without meaning, and it is kept all the same. */
  readonly isSilenced?: true;
}

/** A check that threw: a bug of ours, never a silent pass. */
export interface Failed {
  readonly check: Check;
  readonly cause: string;
}

/** What the checks of a run said of one subject. */
export interface Judgement {
  readonly raised: readonly Raised[];
  readonly failed: readonly Failed[];
}

/** Runs every check that looks at a resource by itself. */
export function judge(resource: Resource, pods: readonly Pod[], plan: Plan): Judgement {
  const judgement: Judging = { raised: [], failed: [] };
  askOfResource(resource, plan, judgement);
  const [pod] = pods;
  if (pod !== undefined) {
    if (pods.length === 1 && !pod.isPartial) askOfPod(pod, plan, judgement);
    else askOfPods(pods, plan, judgement);
  }
  if (plan.schema.length > 0) {
    const verdict = builtInVerdict(resource, plan.target.minor);
    if (verdict !== undefined && verdict.faults.length > 0)
      askOfFaults(verdict, resource, pod, plan, judgement);
  }
  const raised = withoutUnreadable(judgement.raised, resource, plan);
  return { raised: withoutSilenced(raised, plan), failed: judgement.failed };
}

/**
 * Without what is said of fields whose value could not be read, as if they were not set: that they could not is a finding or a
 * problem by itself. A level or a control that is judged by them is not met, and says so.
 */
function withoutUnreadable(
  raised: readonly Raised[],
  { malformed }: Resource,
  { target, byControl }: Plan,
): readonly Raised[] {
  if (malformed.size === 0 || target.level !== undefined || byControl) return raised;
  const unread = [...malformed.keys()];
  return raised.filter(
    ({ check, violation: { at } }) =>
      check.on === 'schema' || !unread.some((field) => at === field || at.startsWith(`${field}/`)),
  );
}

/** Runs every check that looks at a pod or a container over more pods of a resource. */
export function judgePods(pods: readonly Pod[], plan: Plan): Judgement {
  const judgement: Judging = { raised: [], failed: [] };
  askOfPods(pods, plan, judgement);
  return { raised: withoutSilenced(judgement.raised, plan), failed: judgement.failed };
}

/** A judgement in the making. */
interface Judging {
  readonly raised: Raised[];
  readonly failed: Failed[];
}

function askOfResource(resource: Resource, { ofKind, target }: Plan, judgement: Judging): void {
  for (const { concerns, checks } of ofKind(kindNameOf(resource))) {
    if (!isConcerned(resource, concerns)) continue;
    ask(checks, (evaluate) => evaluate(resource, target), undefined, judgement);
  }
}

function isConcerned(resource: Resource, concerns: ResourceCheck['concerns']): boolean {
  try {
    return concerns?.(resource) ?? true;
  } catch {
    // Each check then fails by itself, and is reported.
    return true;
  }
}

function askOfPod(pod: Pod, plan: Plan, judgement: Judging): void {
  const { target } = plan;
  ask(plan.pod, (evaluate) => evaluate(pod, target), undefined, judgement);
  for (const container of pod.containers) {
    ask(plan.container, (evaluate) => evaluate(container, pod, target), container.name, judgement);
  }
}

/**
 * Asks about the pods of a custom resource. What several of them share is said once; of one that an operator completes
 * only what is written counts, except where a level is judged, for an unknown is no pass there.
 */
function askOfPods(pods: readonly Pod[], plan: Plan, { raised, failed }: Judging): void {
  const said = new Set<string>();
  for (const pod of pods) {
    const own: Judging = { raised: [], failed };
    askOfPod(pod, plan, own);
    for (const one of own.raised) {
      const { at } = one.violation;
      const key = `${one.check.id} ${at} ${one.container ?? one.violation.container ?? ''}`;
      if (said.has(key)) continue;
      said.add(key);
      const counts = !pod.isPartial || plan.target.level !== undefined || isWritten(pod.resource, at);
      if (counts) raised.push(pods.length === 1 ? one : { ...one, pod: pod.at });
    }
  }
}

/** Runs every check on schemas over what a resource has other than its schema says. */
export function judgeFaults(
  verdict: SchemaVerdict,
  resource: Resource,
  pod: Pod | undefined,
  plan: Plan,
): Judgement {
  const judgement: Judging = { raised: [], failed: [] };
  askOfFaults(verdict, resource, pod, plan, judgement);
  return judgement;
}

function askOfFaults(
  { source, faults }: SchemaVerdict,
  resource: Resource,
  pod: Pod | undefined,
  { schema, target }: Plan,
  judgement: Judging,
): void {
  const context = { resource, source, target };
  for (const fault of faults) {
    const container = pod?.containers.find(({ at }) => fault.at.startsWith(`${at}/`))?.name;
    ask(schema, (evaluate) => evaluate(fault, context), container, judgement);
  }
}

/** What is left of what was raised on one resource when the checks that others imply or make moot say nothing. */
export function withoutSilenced(
  raised: readonly Raised[],
  { target, silencers, marksSilenced }: Pick<Plan, 'target' | 'silencers' | 'marksSilenced'>,
): readonly Raised[] {
  if (!mayBeSilenced(raised, silencers)) return raised;
  const said = withoutImplied(raised, silencers);
  // The verdict on a level names every field that the standard objects to.
  const left = target.level === undefined ? withoutMoot(said, silencers) : said;
  if (!marksSilenced || left.length === raised.length) return left;
  const kept = new Set(left);
  return raised.map((one) => (kept.has(one) ? one : { ...one, isSilenced: true }));
}

/** Runs every check that looks at a document by itself. */
export function judgeDocument(document: ParsedDocument, plan: Plan): Judgement {
  const judgement: Judging = { raised: [], failed: [] };
  ask(plan.document, (evaluate) => evaluate(document), undefined, judgement);
  return judgement;
}

/** Asks checks about one subject. By index: an iterator would cost as much as most checks do. */
function ask<C extends Check>(
  checks: readonly Asked<C>[],
  call: (evaluate: C['evaluate']) => Verdict,
  container: string | undefined,
  { raised, failed }: Judging,
): void {
  for (let index = 0; index < checks.length; index++) {
    const one = checks[index];
    if (one === undefined) continue;
    try {
      note(raised, one.check, call(one.evaluate), container);
    } catch (error) {
      failed.push({ check: one.check, cause: String(error) });
    }
  }
}

/** Adds what a check returned. */
export function note(raised: Raised[], check: Check, verdict: Verdict, container: string | undefined): void {
  if (verdict === undefined) return;
  if (isOne(verdict)) raised.push({ check, violation: verdict, container });
  else for (const violation of verdict) raised.push({ check, violation, container });
}

function isOne(verdict: Violation | readonly Violation[]): verdict is Violation {
  return !Array.isArray(verdict);
}

/** A quick look whether any check that spoke names another that spoke as reason to say nothing. */
function mayBeSilenced(raised: readonly Raised[], silencers: ReadonlySet<string>): boolean {
  let spoke: Set<string> | undefined;
  for (const { check } of raised) if (silencers.has(check.id)) (spoke ??= new Set()).add(check.id);
  if (spoke === undefined) return false;
  const isOneOf = (id: string): boolean => spoke.has(id);
  return raised.some(
    ({ check: { impliedBy, mootBy } }) => impliedBy?.some(isOneOf) === true || mootBy?.some(isOneOf) === true,
  );
}

function withoutImplied(raised: readonly Raised[], silencers: ReadonlySet<string>): readonly Raised[] {
  const said = new Set<string>();
  for (const { check, violation } of raised) {
    if (!silencers.has(check.id)) continue;
    const { at, covers } = violation;
    if (covers !== undefined) said.add(`${check.id} ${covers}`);
    said.add(`${check.id} ${at}`).add(`${check.id} ${at.slice(0, at.lastIndexOf('/'))}`);
  }
  return raised.filter(
    ({ check, violation }) => !check.impliedBy?.some((other) => said.has(`${other} ${violation.at}`)),
  );
}

function withoutMoot(raised: readonly Raised[], silencers: ReadonlySet<string>): readonly Raised[] {
  const said = new Set<string>();
  for (const one of raised) if (silencers.has(one.check.id)) said.add(subjectKey(one.check.id, one));
  return raised.filter(
    (one) =>
      !one.check.mootBy?.some(
        (other) => said.has(subjectKey(other, one)) || said.has(podKey(other, one)) || said.has(other),
      ),
  );
}

/** A check and the container that a finding is about; the check and its pod alone where it is about all of that. */
function subjectKey(check: string, raised: Raised): string {
  const name = raised.container ?? raised.violation.container;
  const whole = podKey(check, raised);
  return name === undefined ? whole : `${whole} ${name}`;
}

function podKey(check: string, { pod }: Raised): string {
  return pod === undefined ? check : `${check} ${pod}`;
}

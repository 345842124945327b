import type { Check, SnapshotCheck, SnapshotVerdict, Unknown, Violation } from '../checks/check.ts';
import { memoized } from '../model/memoized.ts';
import type { KindName } from '../model/resource.ts';
import type { Exception } from '../model/exception.ts';
import { placeOf } from '../snapshot/places.ts';
import { podViewsOf } from '../snapshot/pod-views.ts';
import type { SlimResource } from '../snapshot/slim.ts';
import { takeSnapshot } from '../snapshot/snapshot.ts';
import {
  compareText,
  type Evidence,
  type Finding,
  type NamedObject,
  type Problem,
  type Undecided,
} from './finding.ts';
import { excuse, makeExcuser, subjectOf, type Excuser } from './excuse.ts';
import { fingerprint } from './fingerprint.ts';
import { withoutSilenced, type Raised } from './judge.ts';
import { refOf } from './locate.ts';
import { concernsOf, type Asked, type Plan } from './plan.ts';
import {
  compareNames,
  namespacePath,
  namespaceRef,
  namespaceSubject,
  oncePerNamespace,
  type SaidOfNamespace,
} from './said-of-namespace.ts';
import { slimPath } from './slim-names.ts';

/** What the relations between resources gave, findings in the order of the resources. */
export interface Relation {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly unknown: readonly Undecided[];
}

/** Runs the checks on relations over the slim resources of all sources. */
export function relate(
  resources: readonly SlimResource[],
  plan: Plan,
  {
    isWhole = true,
    exceptionsIn = () => [],
  }: { readonly isWhole?: boolean; readonly exceptionsIn?: (uri: string) => readonly Exception[] } = {},
): Relation {
  // By name: what is said at the first of several resources stays there when files move.
  const snapshot = takeSnapshot(resources.toSorted(compareNames), { isWhole });
  const checksOf = checkFinder(plan.snapshot);
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  const unknown: Noted['unknown'] = new Map();
  const ofNamespaces: SaidOfNamespace[] = [];
  for (const slim of plan.snapshot.length === 0 ? [] : resources) {
    const raised: Raised[] = [];
    const own = planOn(slim, plan);
    const views = podViewsOf(slim);
    const ask = (check: SnapshotCheck): void => {
      if (own !== plan && !own.runs(check.id)) return;
      for (const view of views) {
        const verdict = check.evaluate(view, snapshot, own.target);
        if (verdict !== undefined)
          note(check, slim, verdict, { raised, unknown, forComparison: plan.forComparison });
      }
    };
    for (const { check } of checksOf(slim)) {
      try {
        ask(check);
      } catch (error) {
        problems.push(failure(check, slim, String(error)));
      }
    }
    if (raised.length === 0) continue;
    const excuser = excuserOf(slim, exceptionsIn(slim.uri), own);
    const said = views.length === 1 ? raised : saidOnce(raised);
    for (const one of withoutSilenced(said, own)) {
      const finding = findingOf(one, slim, own);
      const { ofNamespace } = one.violation;
      if (ofNamespace === undefined) findings.push(excuse(finding, excuser));
      else if (isAskedOf(ofNamespace, one.check, slim, plan)) ofNamespaces.push({ by: slim, finding });
    }
  }
  findings.push(...oncePerNamespace(ofNamespaces, plan));
  return { findings, problems, unknown: [...unknown.values()].sort(compareUndecided) };
}

/** What was said of a resource without what was said again for another of its pods. */
function saidOnce(raised: readonly Raised[]): readonly Raised[] {
  const said = new Map<string, Raised>();
  for (const one of raised) {
    const key = `${one.check.id} ${one.violation.at} ${one.violation.message}`;
    if (!said.has(key)) said.set(key, one);
  }
  return [...said.values()];
}

/** The plan for a resource, which a policy may make depend on where and what it is. */
function planOn({ subject }: SlimResource, plan: Plan): Plan {
  return plan.planFor === undefined || subject === undefined ? plan : plan.planFor(subject);
}

/** Whether a policy leaves a check out for a namespace. */
function isAskedOf(
  { name = '' }: NonNullable<Violation['ofNamespace']>,
  check: Check,
  { subject }: SlimResource,
  plan: Plan,
): boolean {
  if (plan.planFor === undefined || subject === undefined) return true;
  return plan.planFor(namespaceSubject(subject, name)).runs(check.id);
}

function excuserOf(slim: SlimResource, exceptions: readonly Exception[], plan: Plan): Excuser | undefined {
  const own = exceptions.filter(({ resource }) => resource === undefined || resource === slim.position);
  if (own.length === 0 && slim.subject === undefined) return undefined;
  return makeExcuser(own, slim.subject ?? subjectOf(slim, plan.exceptions), slim.at, plan);
}

/** Looks up the checks that are about a resource, those for every kind included. */
function checkFinder(
  checks: readonly SnapshotCheck[],
): (slim: SlimResource) => readonly Asked<SnapshotCheck>[] {
  const concernsIn = memoized((kindName: KindName) =>
    concernsOf(checks.filter(({ kinds }) => kinds.length === 0 || kinds.includes(kindName))),
  );
  return (slim) =>
    concernsIn(slim.kindName).flatMap((concern) =>
      concern.concerns?.(slim) === false ? [] : concern.checks,
    );
}

interface Noted {
  readonly raised: Raised[];
  /** By check and message, so that what a hundred workloads share is said once. */
  readonly unknown: Map<string, Undecided & { readonly objects?: NamedObject[] }>;
  readonly forComparison: boolean;
}

function note(
  check: SnapshotCheck,
  slim: SlimResource,
  verdict: Exclude<SnapshotVerdict, undefined>,
  { raised, unknown, forComparison }: Noted,
): void {
  for (const one of isOne(verdict) ? [verdict] : verdict) {
    if (!('unknown' in one)) {
      raised.push({ check, violation: one, container: undefined });
      continue;
    }
    const key = `${check.id}\n${one.unknown}`;
    const object = objectOf(slim, one);
    const known = unknown.get(key);
    known?.objects?.push(object);
    if (known !== undefined) continue;
    const { uri, line } = placeOf(slim, one.at);
    const objects = forComparison ? { objects: [object] } : {};
    unknown.set(key, { check: check.id, message: one.unknown, uri, line, ...objects });
  }
}

function objectOf({ kindName, namespace, name }: SlimResource, { ofNamespace }: Unknown): NamedObject {
  if (ofNamespace === undefined) return { kindName, namespace, name };
  return { kindName: 'Namespace', namespace: undefined, name: ofNamespace.name ?? '' };
}

function isOne(verdict: Exclude<SnapshotVerdict, undefined>): verdict is Violation | Unknown {
  return !Array.isArray(verdict);
}

/** The fixed order of what could not be told: by place, check and message. */
export function compareUndecided(a: Undecided, b: Undecided): number {
  return (
    compareText(a.uri, b.uri) ||
    a.line - b.line ||
    compareText(a.check, b.check) ||
    compareText(a.message, b.message)
  );
}

function findingOf({ check, violation }: Raised, slim: SlimResource, plan: Plan): Finding {
  const { ofNamespace } = violation;
  const path = !plan.withFingerprints
    ? ''
    : ofNamespace === undefined
      ? slimPath(slim, violation.at)
      : namespacePath;
  const identity =
    ofNamespace === undefined
      ? slim
      : { kindName: 'Namespace', namespace: undefined, name: ofNamespace.name ?? '' };
  return {
    check: check.id,
    severity: plan.severityOf(check),
    message: violation.message,
    resource: ofNamespace === undefined ? refOf(slim, violation.container) : namespaceRef(ofNamespace),
    location: placeOf(slim, violation.at),
    field: violation.at,
    evidence: (violation.evidence ?? []).map((evidence) => evidenceOf(evidence, slim)),
    fingerprint: plan.withFingerprints ? fingerprint(check.id, identity, path, violation.about) : '',
    ...(plan.forComparison ? comparedBy(path, violation) : {}),
  };
}

function comparedBy(path: string, { about }: Violation): Pick<Finding, 'path' | 'about'> {
  return about === undefined ? { path } : { path, about };
}

function evidenceOf({ text, at }: NonNullable<Violation['evidence']>[number], slim: SlimResource): Evidence {
  return at === undefined ? { text } : { text, uri: slim.uri, line: placeOf(slim, at).line };
}

function failure(check: SnapshotCheck, slim: SlimResource, cause: string): Problem {
  const message = `check \`${check.id}\` failed on ${slim.kind} \`${slim.name}\`: ${cause}; this is a bug in Plimsoll`;
  return { code: 'check-failed', uri: slim.uri, message };
}

import type {
  Check,
  ContainerCheck,
  DocumentCheck,
  ExceptionCheck,
  PodCheck,
  ResourceCheck,
  SchemaCheck,
  Severity,
  SnapshotCheck,
  Target,
} from '../checks/check.ts';
import type { Pod } from '../model/pod.ts';
import { podsOf } from '../model/pods.ts';
import type { KindName, Resource } from '../model/resource.ts';
import { podOf } from '../model/workload.ts';
import { noPolicy, type PlacedException, type Scope } from '../policy/policy.ts';
import type { ExceptionRules } from '../policy/exceptions/standing.ts';
import type { Subject } from '../model/exception.ts';

/** The checks of a run, sorted by what they look at, and what they judge by. */
export interface Plan {
  /** Every check that runs on any resource. */
  readonly checks: readonly Check[];
  readonly target: Target;
  /** Whether findings are to be recognised again later; a report for people alone does without. */
  readonly withFingerprints: boolean;
  /** Whether the scan is to be compared with another, which takes the identity of every resource; brings fingerprints. */
  readonly forComparison: boolean;
  /** Whether controls are judged: then no finding silences another, and what kinds of things are met is noted. */
  readonly byControl: boolean;
  readonly container: readonly Asked<ContainerCheck>[];
  readonly pod: readonly Asked<PodCheck>[];
  readonly schema: readonly Asked<SchemaCheck>[];
  readonly document: readonly Asked<DocumentCheck>[];
  readonly snapshot: readonly SnapshotCheck[];
  readonly exception: readonly ExceptionCheck[];
  /** The checks whose findings make others say nothing. */
  readonly silencers: ReadonlySet<string>;
  /** Whether what they silence is kept and marked, for those who want to know what comes to light without them. */
  readonly marksSilenced: boolean;
  /** The resource checks of a kind, those for every kind included. */
  readonly ofKind: (kindName: KindName) => readonly Concern<Resource, ResourceCheck>[];
  /** The pods of a resource that are judged. */
  readonly podsOf: (resource: Resource) => readonly Pod[];
  /** Whether the pods in custom resources are among them. */
  readonly withEmbeddedPods: boolean;
  /** Whether custom resources are compared with the definitions of their kinds, where those are among the sources. */
  readonly readsDefinitions: boolean;
  readonly runs: (check: string) => boolean;
  readonly severityOf: (check: Check) => Severity;
  readonly exceptions: ExceptionPlan;
  /** The plan for one resource; `undefined` where the policy says the same of all, so that nobody need ask. */
  readonly planFor: ((subject: Subject) => Plan) | undefined;
  /** The parts of what is scanned of which the policy says something of their own. */
  readonly scopes: readonly Scope[];
}

/** A check as it is asked. All have one shape: to look up a field in a hundred shapes costs as much as most checks do. */
export interface Asked<C extends Check> {
  readonly check: C;
  readonly evaluate: C['evaluate'];
}

/** The checks that are asked where a resource has what they are about; `undefined` for those that are asked always. */
export interface Concern<S, C extends Check> {
  readonly concerns: ((subject: S) => boolean) | undefined;
  readonly checks: readonly Asked<C>[];
}

/** Which exceptions count beside those in manifests. */
export interface ExceptionPlan {
  readonly rules: ExceptionRules;
  /** Those of the policy and of other tools' files. */
  readonly stated: readonly PlacedException[];
  /** The way from the folder of the policy to the one that uris are relative to; empty where they are the same. */
  readonly prefix: string;
  /** The labels of the namespaces that are known before the scan. */
  readonly namespaceLabels: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** What a plan may say beside its checks and its target. */
export interface PlanOptions {
  readonly withFingerprints?: boolean;
  readonly forComparison?: boolean;
  readonly byControl?: boolean;
  readonly marksSilenced?: boolean;
  readonly withEmbeddedPods?: boolean;
  readonly severities?: ReadonlyMap<string, Severity>;
  readonly exceptions?: ExceptionPlan;
}

const noExceptions: ExceptionPlan = {
  rules: noPolicy.rules,
  stated: [],
  prefix: '',
  namespaceLabels: new Map(),
};

/** Sorts the checks of a run. */
export function makePlan(
  checks: readonly Check[],
  target: Target,
  {
    withFingerprints = true,
    forComparison = false,
    byControl = false,
    marksSilenced = false,
    withEmbeddedPods = true,
    severities = new Map(),
    exceptions = noExceptions,
  }: PlanOptions = {},
): Plan {
  const resource = checks.filter((check) => check.on === 'resource');
  const byKind = new Map<KindName, readonly Concern<Resource, ResourceCheck>[]>();
  const everyKind = concernsOf(resource.filter((check) => check.kinds.length === 0));
  for (const kindName of new Set(resource.flatMap((check) => check.kinds))) {
    const ofKind = resource.filter((check) => check.kinds.length === 0 || check.kinds.includes(kindName));
    byKind.set(kindName, concernsOf(ofKind));
  }
  const ids = new Set(checks.map(({ id }) => id));
  return {
    checks,
    target,
    withFingerprints: withFingerprints || forComparison,
    forComparison,
    byControl,
    container: checks.filter((check) => check.on === 'container').map(asked),
    pod: checks.filter((check) => check.on === 'pod').map(asked),
    schema: checks.filter((check) => check.on === 'schema').map(asked),
    document: checks.filter((check) => check.on === 'document').map(asked),
    snapshot: checks.filter((check) => check.on === 'snapshot'),
    exception: checks.filter((check) => check.on === 'exception'),
    silencers: byControl ? new Set() : silencersAmong(checks),
    marksSilenced,
    ofKind: (kindName) => byKind.get(kindName) ?? everyKind,
    podsOf: withEmbeddedPods ? podsOf : workloadPods,
    withEmbeddedPods,
    readsDefinitions: checks.some(({ on }) => on === 'schema' || (withEmbeddedPods && isOnPods(on))),
    runs: (check) => ids.has(check),
    severityOf: ({ id, severity }) => severities.get(id) ?? severity,
    exceptions,
    planFor: undefined,
    scopes: [],
  };
}

function isOnPods(on: Check['on']): boolean {
  return on === 'pod' || on === 'container';
}

function workloadPods(resource: Resource): readonly Pod[] {
  const pod = podOf(resource);
  return pod === undefined ? [] : [pod];
}

function asked<C extends Check>(check: C): Asked<C> {
  return { check, evaluate: check.evaluate };
}

/** Groups checks by what they are about. */
export function concernsOf<S, C extends Check>(
  checks: readonly (C & { readonly concerns?: (subject: S) => boolean })[],
): readonly Concern<S, C>[] {
  const groups = Map.groupBy(checks, ({ concerns }) => concerns);
  return [...groups].map(([concerns, some]) => ({ concerns, checks: some.map(asked) }));
}

function silencersAmong(checks: readonly Check[]): ReadonlySet<string> {
  return new Set(checks.flatMap(({ impliedBy = [], mootBy = [] }) => [...impliedBy, ...mootBy]));
}

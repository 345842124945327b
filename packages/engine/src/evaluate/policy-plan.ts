import { makeTarget, severities, type Check, type Severity } from '../checks/check.ts';
import { catalogue } from '../policy/catalogue.ts';
import type { Match, Subject } from '../model/exception.ts';
import { isMeant } from '../policy/match.ts';
import { merged, type PlacedException, type Policy, type Scope, type Settings } from '../policy/policy.ts';
import { inProfile, levelOf, type ProfileName } from '../policy/profiles.ts';
import { makePlan, type ExceptionPlan, type Plan } from './plan.ts';

/** What is wanted of a scan: plain data, which every thread makes the same plan of. */
export interface PlanOrder {
  readonly policy: Policy;
  /** The environment that holds for everything; `undefined` where each resource's own says. */
  readonly environment: string | undefined;
  /** Profiles instead of the policy's. */
  readonly profiles: readonly ProfileName[] | undefined;
  /** The only checks that run, whatever profiles say. */
  readonly only: readonly string[] | undefined;
  /** Checks that run beside those of the profiles; none if nothing is said. */
  readonly also?: readonly string[];
  readonly skip: readonly string[];
  readonly leastSeverity: Severity;
  readonly minor: number;
  readonly today: string | undefined;
  readonly withFingerprints: boolean;
  /** Whether the scan is to be compared with another. */
  readonly forComparison?: boolean;
  /** Whether a report by the controls of frameworks is wanted. */
  readonly byControl?: boolean;
  /** Whether findings that others silence are kept and marked. */
  readonly marksSilenced?: boolean;
  /** Whether the pods in custom resources are judged too; they are if nothing is said. */
  readonly withEmbeddedPods?: boolean;
  readonly isForeignHonoured: boolean;
  /** The exceptions of other tools' files. */
  readonly fileExceptions: readonly PlacedException[];
  readonly prefix: string;
  readonly namespaceLabels: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Makes the plan of a scan under a policy: one for all resources, and one for each mix of scopes that a resource is in. */
export function planOf(order: PlanOrder): Plan {
  const { policy, environment } = order;
  const chosen = policy.scopes.filter((scope) => scope.environment === environment);
  const everywhere =
    environment === undefined
      ? policy.settings
      : chosen.reduce((settings, scope) => merged(settings, scope.settings), policy.settings);
  const scopes = policy.scopes.filter(
    (scope) => scope.environment === undefined || environment === undefined,
  );
  const exceptions = exceptionPlan(order);
  const base = planWith(everywhere, order, exceptions);
  if (scopes.length === 0) return base;
  const singles = scopes.map((scope) => planWith(merged(everywhere, scope.settings), order, exceptions));
  const anywhere = new Set([base, ...singles].flatMap(({ checks }) => checks));
  return {
    ...base,
    checks: catalogue.filter((check) => anywhere.has(check)),
    snapshot: catalogue.filter((check) => check.on === 'snapshot').filter((check) => anywhere.has(check)),
    scopes,
    planFor: chooser(scopes, (settings) => planWith(merged(everywhere, settings), order, exceptions), base),
  };
}

/** Whether a policy asks for the labels of namespaces, which have to be read before anything is judged. */
export function asksForNamespaceLabels({ scopes, exceptions }: Policy): boolean {
  const matches: readonly (Match | undefined)[] = [
    ...scopes.map(({ when }) => when),
    ...exceptions.map(({ when }) => when),
  ];
  return matches.some((when) => when?.namespaceLabels !== undefined);
}

/** Finds the plan for a resource by the scopes that mean it; each mix of them is planned once. */
function chooser(
  scopes: readonly Scope[],
  plan: (settings: Settings) => Plan,
  base: Plan,
): (subject: Subject) => Plan {
  const made = new Map<string, Plan>();
  return (subject) => {
    const meant = scopes.filter(({ when }) => isMeant(when, subject));
    if (meant.length === 0) return base;
    const key = meant.map((scope) => scopes.indexOf(scope)).join();
    const known = made.get(key);
    if (known !== undefined) return known;
    const [first, ...others] = meant.map(({ settings }) => settings);
    const settings = first === undefined ? undefined : others.reduce(merged, first);
    const one = settings === undefined ? base : plan(settings);
    made.set(key, one);
    return one;
  };
}

function planWith(settings: Settings, order: PlanOrder, exceptions: ExceptionPlan): Plan {
  const {
    only,
    minor,
    today,
    withFingerprints,
    forComparison = false,
    byControl = false,
    marksSilenced = false,
    withEmbeddedPods = true,
    leastSeverity,
  } = order;
  const profiles = order.profiles ?? settings.profiles ?? ['default'];
  const [single, ...others] = profiles;
  const level = single === undefined || others.length > 0 ? undefined : levelOf(single);
  const skipped = new Set([...settings.skip, ...order.skip]);
  const wanted =
    only === undefined
      ? union([
          ...profiles.map((profile) => inProfile(catalogue, profile, minor)),
          named(settings.add),
          named(order.also ?? []),
        ]).filter(({ id }) => !skipped.has(id))
      : named(only).filter(({ id }) => !order.skip.includes(id));
  const checks = wanted.filter(
    (check) =>
      severities.indexOf(settings.severities.get(check.id) ?? check.severity) >=
      severities.indexOf(leastSeverity),
  );
  const target = makeTarget({ minor, level, today, parameters: settings.parameters });
  return makePlan(checks, target, {
    withFingerprints,
    forComparison,
    byControl,
    marksSilenced,
    withEmbeddedPods,
    severities: settings.severities,
    exceptions,
  });
}

function exceptionPlan(order: PlanOrder): ExceptionPlan {
  const { policy, prefix, namespaceLabels, isForeignHonoured, fileExceptions } = order;
  const isHonoured = isForeignHonoured && policy.rules.isForeignHonoured;
  return {
    rules: { ...policy.rules, isForeignHonoured: isHonoured },
    stated: [...policy.exceptions, ...(isHonoured ? fileExceptions : [])],
    prefix,
    namespaceLabels,
  };
}

function union(sets: readonly (readonly Check[])[]): readonly Check[] {
  const all = new Set(sets.flat());
  return catalogue.filter((check) => all.has(check));
}

function named(ids: readonly string[]): readonly Check[] {
  const wanted = new Set(ids);
  return catalogue.filter(({ id }) => wanted.has(id));
}

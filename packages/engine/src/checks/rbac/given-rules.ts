import { grantOf, type Right } from '../../analyzers/rbac/rights.ts';
import { isBuiltIn, isDefaultAdminBinding, type Binding, type Role, type Rule } from '../../model/rbac.ts';
import { selects } from '../../model/selector.ts';
import { placeOf } from '../../snapshot/places.ts';
import type { SlimResource } from '../../snapshot/slim.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Violation } from '../check.ts';
import { aboutSubjects, subjectsText } from './subjects.ts';

/** A rule that a binding gives, and the role that it stands in. */
export interface GivenRule {
  readonly rule: Rule;
  readonly role: SlimResource;
}

const group = 'rbac.authorization.k8s.io';

/**
 * The rules that a binding gives where its role is among the manifests, with those that are collected into the role; a
 * role that is not here gives none, and whether it exists is the question of another check.
 */
export function givenRules(
  { kind, name }: Binding['roleRef'],
  namespace: string | undefined,
  snapshot: Snapshot,
): readonly GivenRule[] {
  const isClusterRole = kind === 'ClusterRole';
  const role = snapshot.find(`${kind}.${group}`, isClusterRole ? undefined : namespace, name);
  if (role?.details?.of !== 'role') return none;
  const { rules, collects } = role.details;
  const own = rules.map((rule) => ({ rule, role }));
  return collects.length === 0 ? own : [...own, ...collected(role, role.details, snapshot)];
}

const none: readonly GivenRule[] = [];

/** What the controller collects into a ClusterRole; what is collected into those again is found with the next ones. */
function collected(role: SlimResource, { collects }: Role, snapshot: Snapshot): readonly GivenRule[] {
  return snapshot.ofKind(`ClusterRole.${group}`).flatMap((other) => {
    if (other === role || other.details?.of !== 'role') return [];
    if (!collects.some((selector) => selects(selector, other.labels))) return [];
    return other.details.rules.map((rule) => ({ rule, role: other }));
  });
}

/** What a check on bindings looks for. */
export interface Search {
  /** What the subjects can do by it, as in "lets service account `shop/ci` read Secrets". */
  readonly lets: string;
  /** What a rule grants of it, as text; `isNamespaced` where the binding gives it in one namespace only. */
  readonly grantedBy: (rule: Rule, isNamespaced: boolean) => string | undefined;
}

/** The violation of a binding that gives its subjects something; bindings that every cluster has are left alone. */
export function givenBy(
  binding: SlimResource,
  snapshot: Snapshot,
  { lets, grantedBy }: Search,
): Violation | undefined {
  const { details, kind, name, namespace } = binding;
  if (details?.of !== 'binding' || details.subjects.length === 0) return undefined;
  for (const { rule, role } of givenRules(details.roleRef, namespace, snapshot)) {
    const granted = grantedBy(rule, !details.isClusterWide);
    if (granted === undefined) continue;
    if (isBuiltIn(binding) || isDefaultAdminBinding(name, details)) return undefined;
    const { uri, line } = placeOf(role, rule.at);
    return {
      at: `${details.roleRef.at}/name`,
      message: `${kind} \`${name}\` lets ${subjectsText(details.subjects)} ${lets}: ${role.kind} \`${role.name}\` grants ${granted}`,
      evidence: [{ text: `the rule stands in ${uri}, line ${line}` }],
      about: aboutSubjects(details.subjects, namespace),
    };
  }
  return undefined;
}

/** A search for rules that give any of some rights; left out, only rules without `resourceNames` count. */
export function searchFor(
  lets: string,
  rights: readonly Right[],
  counts: (resourceNames: readonly string[]) => boolean = isUnlimited,
): Search {
  return {
    lets,
    grantedBy: (rule, isNamespaced) =>
      counts(rule.resourceNames) ? grantOf(rule, rights, isNamespaced)?.text : undefined,
  };
}

function isUnlimited(resourceNames: readonly string[]): boolean {
  return resourceNames.length === 0;
}

import { bind } from '../../../analyzers/rbac/known-rights.ts';
import { entryFor, type Right } from '../../../analyzers/rbac/rights.ts';
import { isBuiltIn, roleKinds, roleOf, type Rule } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';

const rbac = 'rbac.authorization.k8s.io';
const creations: readonly Right[] = [
  { group: rbac, resource: 'rolebindings', verbs: ['create'] },
  { group: rbac, resource: 'clusterrolebindings', verbs: ['create'], isClusterWide: true },
];

export const bindingsToAnyRole: ResourceCheck = {
  id: 'bindings-to-any-role',
  title: 'Role binds whom it likes to any role',
  severity: 'high',
  gain: 'Whoever holds it makes itself an administrator with one binding.',
  why: 'Creating bindings alone hands on what one has; together with `bind` for every role it gives what one lacks, `cluster-admin` included.',
  remedy: 'Name the roles that may be bound in `resourceNames` of the rule with `bind`, or remove that rule.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.8',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update',
  ],
  aliases: ['trivy:KSV-0051', 'trivy:KSV-0052'],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (resource) => {
    const { rules, isNamespaced } = roleOf(resource);
    const binder = rules.find(bindsAny);
    if (binder === undefined || isBuiltIn(resource)) return undefined;
    for (const rule of rules) {
      const entry = rule.resourceNames.length > 0 ? -1 : creationIn(rule, isNamespaced);
      if (entry < 0) continue;
      return {
        at: `${rule.at}/resources/${entry}`,
        message: `${resource.kind} \`${resource.name}\` creates bindings and may \`bind\` every role: whoever is bound to it gives itself any of them`,
        evidence: [{ text: 'this rule allows `bind`', at: binder.at }],
      };
    }
    return undefined;
  },
};

/** True for a rule with `bind` and no names, or with `*`, by which some mean every name. */
function bindsAny(rule: Rule): boolean {
  if (rule.resourceNames.length > 0 && !rule.resourceNames.includes('*')) return false;
  return bind.some((right) => entryFor(rule, right) >= 0);
}

function creationIn(rule: Rule, isNamespaced: boolean): number {
  for (const right of creations) {
    const entry = isNamespaced && right.isClusterWide === true ? -1 : entryFor(rule, right);
    if (entry >= 0) return entry;
  }
  return -1;
}

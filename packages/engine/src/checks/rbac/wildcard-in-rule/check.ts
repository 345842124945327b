import { faultOf } from '../../../analyzers/rbac/dead-entry.ts';
import { isBuiltInGroup } from '../../../model/api-resources.ts';
import { roleKinds, type Rule } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rulesAtFault, type RuleFault } from '../rules-at-fault.ts';
import { wildcardOf } from '../wildcard.ts';

export const wildcardInRule: ResourceCheck = {
  id: 'wildcard-in-rule',
  title: 'Rule uses a wildcard for verbs or resources',
  severity: 'high',
  gain: 'Whoever is bound to it gets what nobody listed: Secrets, commands in pods, tokens, and whatever a later version adds.',
  why: '`*` for resources covers subresources such as `pods/exec` and `nodes/proxy` too, and `*` for verbs covers `escalate`, `bind` and `impersonate`.',
  remedy: 'Name the resources and verbs that the program calls.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.3',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  aliases: [
    'kube-linter:wildcard-in-rules',
    'checkov:CKV_K8S_49',
    'kics:6b896afb-ca07-467a-b256-1a0077a1c08e',
    'trivy:KSV-0045',
    'trivy:KSV-0046',
    'trivy:KSV-0112',
  ],
  profile: 'default',
  impliedBy: ['wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rulesAtFault(role, wildcard),
};

function wildcard(rule: Rule, isNamespaced: boolean): RuleFault | undefined {
  const isForeign = !rule.apiGroups.some((group) => group === '*' || isBuiltInGroup(group));
  const fault = isForeign ? undefined : wildcardOf(rule);
  // Every verb on what does not exist is nothing, and is said to be by another check.
  const isDead = fault !== undefined && rule.resources.every((entry) => faultOf(entry, rule, isNamespaced));
  return isDead ? undefined : fault;
}

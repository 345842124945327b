import { isBuiltInGroup } from '../../../model/api-resources.ts';
import { roleKinds, type Rule } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rulesAtFault, type RuleFault } from '../rules-at-fault.ts';
import { wildcardOf } from '../wildcard.ts';

export const customGroupWildcard: ResourceCheck = {
  id: 'custom-group-wildcard',
  title: 'Rule uses a wildcard in a custom group',
  severity: 'low',
  gain: 'Whoever is bound to it gets every kind and verb of the group, those of later versions too.',
  why: 'Custom kinds often make pods, Secrets or cloud resources, so a wildcard over them gives more than its author can see.',
  remedy: 'Name the resources and verbs of the group that the program calls.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.3',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: [
    'kube-linter:wildcard-in-rules',
    'checkov:CKV_K8S_49',
    'kics:6b896afb-ca07-467a-b256-1a0077a1c08e',
    'trivy:KSV-0046',
    'trivy:KSV-0112',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rulesAtFault(role, wildcard),
};

function wildcard(rule: Rule): RuleFault | undefined {
  const isForeign = !rule.apiGroups.some((group) => group === '*' || isBuiltInGroup(group));
  return isForeign ? wildcardOf(rule) : undefined;
}

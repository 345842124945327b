import { roleKinds, type Rule } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rulesAtFault, type RuleFault } from '../rules-at-fault.ts';

export const wildcardVerbsAndResources: ResourceCheck = {
  id: 'wildcard-verbs-and-resources',
  title: 'Role allows everything on everything',
  severity: 'high',
  gain: 'Whoever is bound to it by a ClusterRoleBinding is cluster-admin, and by a RoleBinding owns the namespace.',
  why: 'A rule with `*` for groups, resources and verbs covers Secrets, commands in pods and the roles themselves, and whatever a later version adds.',
  remedy: 'Name the API groups, resources and verbs that the program calls, and nothing else.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.3',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: ['trivy:KSV-0044'],
  profile: 'default',
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rulesAtFault(role, everything),
};

function everything({ at, verbs, apiGroups, resources }: Rule): RuleFault | undefined {
  if (!verbs.includes('*') || !apiGroups.includes('*') || !resources.includes('*')) return undefined;
  return {
    at: `${at}/resources/${resources.indexOf('*')}`,
    text: 'grants every verb on every resource of every API group',
  };
}

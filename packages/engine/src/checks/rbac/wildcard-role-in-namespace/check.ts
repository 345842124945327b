import { roleBindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { everything } from '../full-rule.ts';
import { givenBy } from '../given-rules.ts';

export const wildcardRoleInNamespace: SnapshotCheck = {
  id: 'wildcard-role-in-namespace',
  title: 'Binding gives everything in a namespace',
  severity: 'high',
  gain: 'Whoever controls one of the subjects owns the namespace: its Secrets, its pods and its service accounts.',
  why: 'The Role that is bound is made of wildcards, so it gives `bind`, `escalate` and commands in pods too, and whatever a later version adds.',
  remedy: 'Bind `admin` or `edit`, or name the API groups, resources and verbs in the Role.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.3',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: ['polaris:rolebindingClusterAdminRole', 'kubescape:C-0035', 'kubescape:C-0187'],
  profile: 'strict',
  on: 'snapshot',
  kinds: roleBindingKinds,
  evaluate: (binding, snapshot) => {
    const { details } = binding;
    if (details?.of !== 'binding' || details.roleRef.kind !== 'Role') return undefined;
    return givenBy(binding, snapshot, everything);
  },
};

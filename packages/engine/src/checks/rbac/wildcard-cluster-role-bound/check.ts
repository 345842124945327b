import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { everything } from '../full-rule.ts';
import { givenBy } from '../given-rules.ts';

export const wildcardClusterRoleBound: SnapshotCheck = {
  id: 'wildcard-cluster-role-bound',
  title: 'Binding gives what `cluster-admin` gives',
  severity: 'high',
  gain: 'Whoever controls one of the subjects controls the cluster, or with a RoleBinding everything in the namespace.',
  why: 'A ClusterRole of wildcards is `cluster-admin` by another name, and reviews that look for that name miss it.',
  remedy: 'Name the API groups, resources and verbs that the subjects use in the ClusterRole.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.1',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: [
    'polaris:clusterrolebindingClusterAdmin',
    'polaris:rolebindingClusterAdminClusterRole',
    'kubescape:C-0035',
    'kubescape:C-0187',
  ],
  profile: 'strict',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => {
    const { details } = binding;
    if (details?.of !== 'binding' || details.roleRef.kind !== 'ClusterRole') return undefined;
    // What is bound by that name is the subject of other checks.
    return details.roleRef.name === 'cluster-admin' ? undefined : givenBy(binding, snapshot, everything);
  },
};

import { bindingKinds, includesGroup } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { isFull } from '../full-rule.ts';
import { givenBy, type Search } from '../given-rules.ts';

/** Every API group is the subject of other checks. */
const search: Search = {
  lets: 'do everything with what the core group holds',
  grantedBy: (rule) =>
    isFull(rule) && includesGroup(rule, '') && !rule.apiGroups.includes('*')
      ? 'every verb on every resource of the core group'
      : undefined,
};

export const coreWildcardBound: SnapshotCheck = {
  id: 'core-wildcard-bound',
  title: 'Binding gives everything in the core group',
  severity: 'high',
  gain: 'Whoever controls one of the subjects reads the Secrets, runs commands in the pods and makes tokens for the accounts in reach.',
  why: 'Secrets, pods, service accounts and nodes belong to the core group, so its wildcard is nearly as much as that of all groups.',
  remedy: 'Name the resources and verbs that the subjects use in the role.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.3',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: ['kubescape:C-0035', 'kubescape:C-0187'],
  profile: 'strict',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};

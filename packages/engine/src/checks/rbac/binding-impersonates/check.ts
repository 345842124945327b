import { impersonate } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor(
  'act as others',
  impersonate,
  (names) => names.length === 0 || names.includes('system:masters'),
);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingImpersonates: SnapshotCheck = {
  id: 'binding-impersonates',
  title: 'Binding lets its subjects impersonate others',
  severity: 'high',
  gain: 'Whoever controls one of the subjects takes the rights of other users, groups or service accounts.',
  why: 'It shows who holds the right: with an impersonation header a request counts as a request of that user or group.',
  remedy: 'Bind a role that names the users in `resourceNames`, or remove the subject.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.8',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb',
  ],
  aliases: ['kubescape:C-0065', 'kubescape:C-0191', 'checkov:CKV2_K8S_3'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};

import { approveCertificates } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleBindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('approve certificate requests', approveCertificates);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingApprovesCertificates: SnapshotCheck = {
  id: 'binding-approves-certificates',
  title: 'Binding lets its subjects approve certificates',
  severity: 'high',
  gain: 'Whoever controls one of the subjects and may approve for a signer gets a certificate for any identity.',
  why: 'It shows who holds the right: a signed certificate request is an identity that cannot be revoked.',
  remedy:
    'Remove the subject, or name the signers that it needs in `resourceNames` of the rule for `signers`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.11',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing',
  ],
  aliases: ['kubescape:C-0280'],
  profile: 'all',
  on: 'snapshot',
  kinds: clusterRoleBindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};

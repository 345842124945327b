import { readSecrets } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('read Secrets', readSecrets);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingReadsSecrets: SnapshotCheck = {
  id: 'binding-reads-secrets',
  title: 'Binding lets its subjects read Secrets',
  severity: 'high',
  gain: 'Whoever controls one of the subjects has every password, key and token that lies in the Secrets in reach.',
  why: 'It shows who holds the right: a role alone gives nothing, and the binding says to whom it is given and how far it reaches.',
  remedy:
    'Bind a role that names the Secrets in `resourceNames` with the verb `get` alone, or remove the subject.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.2',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
  ],
  aliases: ['kubescape:C-0015', 'kubescape:C-0186', 'kube-linter:access-to-secrets', 'checkov:CKV2_K8S_5'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};

import { createTokens } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('make tokens for service accounts', createTokens);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingMakesTokens: SnapshotCheck = {
  id: 'binding-makes-tokens',
  title: 'Binding lets its subjects make tokens',
  severity: 'high',
  gain: 'Whoever controls one of the subjects takes the rights of every service account in reach.',
  why: 'It shows who holds the right: a token request gives a working token for another account without any pod.',
  remedy:
    'Bind a role that names the service accounts in `resourceNames`; for this subresource the names do hold.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.13',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request',
  ],
  aliases: ['kubescape:C-0282'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};

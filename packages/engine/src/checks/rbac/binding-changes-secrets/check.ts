import { writeSecrets } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('change Secrets', writeSecrets);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingChangesSecrets: SnapshotCheck = {
  id: 'binding-changes-secrets',
  title: 'Binding lets its subjects change Secrets',
  severity: 'high',
  gain: 'Whoever controls one of the subjects swaps credentials for its own, and reads those that it patches.',
  why: 'It shows who holds the right: a role alone gives nothing, and the binding says to whom it is given and how far it reaches.',
  remedy:
    'Bind a role that names the Secrets in `resourceNames` for `update` and `patch`, or remove the subject.',
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  ],
  aliases: ['kube-linter:access-to-secrets'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};

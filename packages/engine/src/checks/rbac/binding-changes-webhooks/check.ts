import { writeWebhooks } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleBindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('change admission webhooks', writeWebhooks);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingChangesWebhooks: SnapshotCheck = {
  id: 'binding-changes-webhooks',
  title: 'Binding lets its subjects change admission webhooks',
  severity: 'high',
  gain: 'Whoever controls one of the subjects reads and rewrites objects of the whole cluster on their way in.',
  why: 'It shows who holds the right: a webhook sees every object that it is asked about, and one that is removed guards nothing.',
  remedy: 'Remove the subject, or bind a role that names the configurations in `resourceNames`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.12',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks',
  ],
  aliases: ['kubescape:C-0281'],
  profile: 'all',
  on: 'snapshot',
  kinds: clusterRoleBindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};

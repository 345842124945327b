import type { Right } from '../../../analyzers/rbac/rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const verbs: readonly string[] = ['delete', 'deletecollection'];
const rights: readonly Right[] = [
  { group: '', resource: 'secrets', verbs },
  { group: '', resource: 'pods', verbs },
  { group: '', resource: 'services', verbs },
  { group: 'apps', resource: 'daemonsets', verbs },
  { group: 'apps', resource: 'deployments', verbs },
  { group: 'apps', resource: 'replicasets', verbs },
  { group: 'apps', resource: 'statefulsets', verbs },
  { group: 'batch', resource: 'cronjobs', verbs },
  { group: 'batch', resource: 'jobs', verbs },
];
const search = searchFor('delete workloads, Services or Secrets', rights);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingDeletesWorkloads: SnapshotCheck = {
  id: 'binding-deletes-workloads',
  title: 'Binding lets its subjects delete workloads',
  severity: 'medium',
  gain: 'Whoever controls one of the subjects stops the programs in reach or destroys their Secrets.',
  why: 'It shows who holds the right: what is deleted is gone at once, and without copies elsewhere it stays so.',
  remedy: 'Bind a role that names the objects or leaves `delete` out, or remove the subject.',
  references: [
    'MITRE ATT&CK T1485: Data Destruction',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: ['kubescape:C-0007'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};

import type { Right } from '../../../analyzers/rbac/rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const rights: readonly Right[] = [{ group: '', resource: 'configmaps', verbs: ['update', 'patch'] }];
const search = searchFor(
  'change the DNS settings of the cluster',
  rights,
  (names) => names.length === 0 || names.includes('coredns'),
);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingChangesDns: SnapshotCheck = {
  id: 'binding-changes-dns',
  title: 'Binding lets its subjects change cluster DNS',
  severity: 'medium',
  gain: 'Whoever controls one of the subjects leads every name that a pod looks up to an address of its choice.',
  why: 'It shows who holds the right: the ConfigMap `coredns` in kube-system says how every name of the cluster is resolved.',
  remedy:
    'Bind a role that names other ConfigMaps in `resourceNames`, with a RoleBinding outside kube-system.',
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/'],
  aliases: ['kubescape:C-0037'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => {
    const isElsewhere = binding.namespace !== undefined && binding.namespace !== 'kube-system';
    return isElsewhere ? undefined : givenBy(binding, snapshot, search);
  },
};

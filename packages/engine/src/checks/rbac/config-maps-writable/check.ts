import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [
  { group: '', resource: 'configmaps', verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'] },
];
const judgement: Judgement = {
  consequence: 'whoever is bound to it changes the settings of every program that reads one',
};

export const configMapsWritable: ResourceCheck = {
  id: 'config-maps-writable',
  title: 'Role changes all ConfigMaps',
  severity: 'medium',
  gain: 'Whoever holds it changes how other programs behave, and with a ClusterRoleBinding the settings of the cluster in `kube-system` too.',
  why: 'Programs read scripts, addresses and switches from ConfigMaps, and a ClusterRole reaches those of DNS and networking as well.',
  remedy:
    'Name the ConfigMaps in `resourceNames` for `update`, `patch` and `delete`; use a Lease where it is for leader election.',
  references: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
  aliases: ['trivy:KSV-0049'],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
};

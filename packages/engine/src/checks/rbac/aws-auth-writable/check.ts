import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [
  { group: '', resource: 'configmaps', verbs: ['update', 'patch', 'delete'] },
];
const judgement: Judgement = {
  consequence:
    'its names include `aws-auth`, so whoever is bound to it makes an AWS role an administrator of the cluster',
  counts: (names) => names.includes('aws-auth'),
};

export const awsAuthWritable: ResourceCheck = {
  id: 'aws-auth-writable',
  title: 'Role changes who may enter an EKS cluster',
  severity: 'high',
  gain: 'Whoever holds it maps an AWS role of its own to the group `system:masters` and is cluster-admin.',
  why: 'On EKS the ConfigMap `aws-auth` in kube-system says which AWS role is which user and group of the cluster.',
  remedy:
    'Leave the ConfigMap `aws-auth` to administrators, or use access entries, which the cluster does not hold.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html'],
  aliases: ['trivy:KSV-0115'],
  profile: 'default',
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => {
    if (role.kind === 'Role' && role.namespace !== undefined && role.namespace !== 'kube-system')
      return undefined;
    return rightsGiven(role, rights, judgement);
  },
};

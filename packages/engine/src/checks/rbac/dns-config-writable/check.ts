import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [
  { group: '', resource: 'configmaps', verbs: ['update', 'patch', 'delete'] },
];
const judgement: Judgement = {
  consequence:
    'its names include `coredns`, so whoever is bound to it decides how names are resolved in the whole cluster',
  counts: (names) => names.includes('coredns'),
};

export const dnsConfigWritable: ResourceCheck = {
  id: 'dns-config-writable',
  title: 'Role changes the DNS settings of the cluster',
  severity: 'medium',
  gain: 'Whoever holds it leads every name that a pod looks up to an address of its choice.',
  why: 'The ConfigMap `coredns` in kube-system says how every name in the cluster is resolved, and a changed line takes effect by itself.',
  remedy: 'Leave the ConfigMap `coredns` to administrators and to the tool that installs the DNS server.',
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/'],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => {
    if (role.kind === 'Role' && role.namespace !== undefined && role.namespace !== 'kube-system')
      return undefined;
    return rightsGiven(role, rights, judgement);
  },
};

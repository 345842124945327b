import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [
  { group: '', resource: 'services', verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'] },
  { group: '', resource: 'endpoints', verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'] },
  {
    group: 'discovery.k8s.io',
    resource: 'endpointslices',
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
  },
  {
    group: 'networking.k8s.io',
    resource: 'ingresses',
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
  },
  {
    group: 'networking.k8s.io',
    resource: 'networkpolicies',
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
  },
];
const judgement: Judgement = {
  consequence: 'whoever is bound to it sends the traffic of others to itself, or opens what a policy closes',
};

export const networkingWritable: ResourceCheck = {
  id: 'networking-writable',
  title: 'Role changes Services, Ingresses or network policies',
  severity: 'medium',
  gain: 'Whoever holds it intercepts the traffic of other programs, or reaches what a policy shields.',
  why: 'Services and endpoints decide where traffic goes, an Ingress which host name leads where, and removing a NetworkPolicy opens a namespace.',
  remedy:
    'Give these verbs to the owner of the namespace with a Role, and name the objects in `resourceNames`.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/', 'CVE-2021-25740'],
  aliases: ['trivy:KSV-0056'],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
};

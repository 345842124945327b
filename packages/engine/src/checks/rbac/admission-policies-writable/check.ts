import type { Right } from '../../../analyzers/rbac/rights.ts';
import { clusterRoleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [
  {
    group: 'admissionregistration.k8s.io',
    resource: 'mutatingadmissionpolicies',
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
    isClusterWide: true,
  },
  {
    group: 'admissionregistration.k8s.io',
    resource: 'mutatingadmissionpolicybindings',
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
    isClusterWide: true,
  },
  {
    group: 'admissionregistration.k8s.io',
    resource: 'validatingadmissionpolicies',
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
    isClusterWide: true,
  },
  {
    group: 'admissionregistration.k8s.io',
    resource: 'validatingadmissionpolicybindings',
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
    isClusterWide: true,
  },
];
const judgement: Judgement = {
  consequence: 'whoever is bound to it decides what the API server refuses or rewrites',
};

export const admissionPoliciesWritable: ResourceCheck = {
  id: 'admission-policies-writable',
  title: 'Cluster role changes admission policies',
  severity: 'high',
  gain: 'Whoever holds it switches off the checks of the cluster, and with a mutating policy rewrites the pods of others.',
  why: 'A policy that loses its binding no longer refuses anything, and a mutating policy changes objects of the whole cluster without any webhook.',
  remedy: 'Leave these objects to platform administrators and to the pipeline that deploys them.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/',
    'https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/',
  ],
  aliases: [],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
};

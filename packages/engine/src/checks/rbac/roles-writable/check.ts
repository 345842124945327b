import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [
  { group: 'rbac.authorization.k8s.io', resource: 'roles', verbs: ['create', 'update', 'patch'] },
  {
    group: 'rbac.authorization.k8s.io',
    resource: 'clusterroles',
    verbs: ['create', 'update', 'patch'],
    isClusterWide: true,
  },
];
const judgement: Judgement = {
  consequence: 'whoever is bound to it hands on every right that it has itself',
};

export const rolesWritable: ResourceCheck = {
  id: 'roles-writable',
  title: 'Role writes roles',
  severity: 'medium',
  gain: 'Whoever holds it adds its own rights to roles that others are bound to, and keeps access after it is removed.',
  why: 'The API server keeps it from granting more than it has, but not from spreading that, nor from filling a role that a binding is waiting for.',
  remedy:
    'Leave roles to administrators and to the pipeline that deploys them, or name them in `resourceNames`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-creation-or-update',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
};

import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [
  { group: 'rbac.authorization.k8s.io', resource: 'rolebindings', verbs: ['create', 'update', 'patch'] },
  {
    group: 'rbac.authorization.k8s.io',
    resource: 'clusterrolebindings',
    verbs: ['create', 'update', 'patch'],
    isClusterWide: true,
  },
];
const judgement: Judgement = {
  consequence: 'whoever is bound to it gives its rights, and every role that it may bind, to others',
};

export const bindingsCreatable: ResourceCheck = {
  id: 'bindings-creatable',
  title: 'Role writes bindings',
  severity: 'medium',
  gain: 'Whoever holds it hands its rights to accounts of its own, and with the verb `bind` takes new ones.',
  why: 'A binding for a second account stays when the first account is closed, and few people look for it.',
  remedy:
    'Leave bindings to administrators and to the pipeline that deploys them, or name them in `resourceNames`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
};

import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [{ group: '', resource: 'namespaces', verbs: ['update', 'patch'] }];
const judgement: Judgement = {
  consequence:
    'whoever is bound to it lowers the Pod Security level of a namespace or takes it out of a policy',
};

export const namespacesPatchable: ResourceCheck = {
  id: 'namespaces-patchable',
  title: 'Role changes labels of namespaces',
  severity: 'medium',
  gain: 'Whoever holds it turns off the checks on pods, and counts as another team for network policies.',
  why: 'Pod Security admission, webhooks and network policies go by the labels of a namespace, so whoever sets them sets the rules.',
  remedy:
    'Leave `update` and `patch` on namespaces to platform administrators, or name the namespaces in `resourceNames`.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#namespace-modification'],
  aliases: [],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
};

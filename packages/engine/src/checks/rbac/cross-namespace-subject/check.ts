import { accountOf, roleBindingKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { subjectsAtFault } from '../subjects.ts';

export const crossNamespaceSubject: ResourceCheck = {
  id: 'cross-namespace-subject',
  title: 'Binding gives rights to another namespace',
  severity: 'info',
  gain: 'Whoever runs pods in the other namespace has the rights of the role in this one.',
  why: 'Such a grant ties the safety of one namespace to who may deploy in another, and it is easily overlooked when either changes hands.',
  remedy:
    'Use a service account of the same namespace, or keep the binding on the list of grants that are reviewed.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review',
  ],
  aliases: [],
  profile: 'all',
  on: 'resource',
  kinds: roleBindingKinds,
  evaluate: (resource) =>
    subjectsAtFault(
      resource,
      (subject) => {
        const { namespace } = resource;
        const account = namespace === undefined ? undefined : accountOf(subject, namespace);
        return account !== undefined && account.namespace !== namespace;
      },
      (subject) => {
        const account = accountOf(subject, undefined);
        return `service account \`${account?.name}\` of another namespace, \`${account?.namespace}\``;
      },
    ),
};

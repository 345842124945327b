import { bindingKinds, type Binding, type Subject } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { subjectsAtFault } from '../subjects.ts';

const everyAccount = 'system:serviceaccounts';
/** Lets accounts find out who signs their tokens; every cluster gives it to all of them. */
const issuerRole = 'system:service-account-issuer-discovery';

export const allServiceAccountsBound: ResourceCheck = {
  id: 'all-service-accounts-bound',
  title: 'All service accounts hold a role',
  severity: 'medium',
  gain: 'Whoever breaks into any pod in reach has the rights of the role.',
  why: 'The group takes in service accounts that are made later and the `default` one, which pods get that ask for none.',
  remedy: 'Name the service accounts that need the role as subjects, one by one.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/#service-account-permissions'],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: bindingKinds,
  evaluate: (resource) =>
    subjectsAtFault(resource, isAllAccounts, ({ name }) => {
      const namespace = name.slice(everyAccount.length + 1);
      return namespace === ''
        ? 'every service account of the cluster'
        : `every service account of the namespace \`${namespace}\``;
    }),
};

function isAllAccounts({ kind, name }: Subject, { roleRef }: Binding): boolean {
  if (kind !== 'Group' || !name.startsWith(everyAccount) || roleRef.name === issuerRole) return false;
  return name.length === everyAccount.length || name[everyAccount.length] === ':';
}

import { listed } from '../../../analyzers/rbac/rights.ts';
import type { SnapshotCheck } from '../../check.ts';
import { accountText } from '../mounted-account.ts';

/** All: it lists which accounts are worth stealing. */
export const accountWithRights: SnapshotCheck = {
  id: 'account-with-rights',
  title: 'Service account has rights in the cluster',
  severity: 'info',
  gain: 'Whoever gets its token, from a pod or by a token request, has the rights of the account.',
  why: 'A binding gives the account a role, and every pod that runs as it holds a token unless something says otherwise.',
  remedy:
    'Check that the role is as small as it can be, and set `automountServiceAccountToken: false` on the account where few of its pods call the API.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.6',
    'https://kubernetes.io/docs/concepts/security/service-accounts/',
  ],
  aliases: ['kubescape:C-0053'],
  profile: 'all',
  on: 'snapshot',
  kinds: ['ServiceAccount'],
  evaluate: ({ at, name, namespace, details }, snapshot) => {
    if (details?.of === 'service-account' && details.automountServiceAccountToken === false) return undefined;
    const account = { namespace, name };
    if (!snapshot.isBound(account)) return undefined;
    const roles = snapshot
      .bindingsOf(account)
      .flatMap((binding) => (binding.details?.of === 'binding' ? binding.details.roleRef.name : []));
    return {
      at: `${at}/metadata/name`,
      message: `service account \`${accountText(account)}\` has the rights of ${listed([...new Set(roles)])}`,
    };
  },
};

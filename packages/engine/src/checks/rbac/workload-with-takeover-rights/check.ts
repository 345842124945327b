import { grantOf, type Right } from '../../../analyzers/rbac/rights.ts';
import { readSecrets } from '../../../analyzers/rbac/known-rights.ts';
import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { accountText, mountedAccount } from '../../service-accounts/mounted-account.ts';
import { holdingsOf, reachOf, type Holding } from '../held-rules.ts';

/** What makes other identities one's own: their tokens lie in Secrets, and pods run as any account. */
const rights: readonly Right[] = [
  { group: '', resource: 'pods', verbs: ['create', 'update', 'patch'] },
  ...readSecrets,
];

export const workloadWithTakeoverRights: SnapshotCheck = {
  id: 'workload-with-takeover-rights',
  title: 'Workload may take over other accounts',
  severity: 'medium',
  gain: 'Whoever breaks into one of its containers reads the Secrets in reach, or runs pods as any service account there.',
  why: 'The token of the account lies in every container of the pod, and reading Secrets or creating pods is worth the rights of all accounts in reach.',
  remedy:
    'Name the Secrets in `resourceNames`, leave pods to the controllers of Kubernetes, or set `automountServiceAccountToken: false` where the program calls no API.',
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
  ],
  aliases: ['kubescape:C-0267'],
  profile: 'strict',
  impliedBy: ['workload-with-admin-rights'],
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (resource, snapshot) => {
    const account = mountedAccount(resource, snapshot);
    if (resource.pod === undefined || account === undefined || !snapshot.isBound(account)) return undefined;
    for (const holding of holdingsOf(account, snapshot)) {
      const granted = grantedBy(holding);
      if (granted === undefined) continue;
      return {
        at: `${resource.pod.at}/serviceAccountName`,
        message: `${resource.kind} \`${resource.name}\` runs as service account \`${accountText(account)}\`, which has ${granted} ${reachOf(holding)} by ${holding.binding.kind} \`${holding.binding.name}\``,
        about: [holding.details.isClusterWide ? 'the cluster' : 'a namespace'],
      };
    }
    return undefined;
  },
};

/** What the rules without names give of the rights, as text. */
function grantedBy({ rules, details }: Holding): string | undefined {
  for (const { rule } of rules) {
    const grant = rule.resourceNames.length > 0 ? undefined : grantOf(rule, rights, !details.isClusterWide);
    if (grant !== undefined) return grant.text;
  }
  return undefined;
}

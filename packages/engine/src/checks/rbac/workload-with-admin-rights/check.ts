import { listed } from '../../../analyzers/rbac/rights.ts';
import { includesGroup, type Rule } from '../../../model/rbac.ts';
import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { accountText, mountedAccount } from '../../service-accounts/mounted-account.ts';
import { holdingsOf, reachOf, type Holding } from '../held-rules.ts';

/** The roles of every cluster that are made for administrators of a namespace. */
const namespaceRoles: readonly string[] = ['admin', 'edit'];

export const workloadWithAdminRights: SnapshotCheck = {
  id: 'workload-with-admin-rights',
  title: 'Workload runs with administrative rights',
  severity: 'high',
  gain: 'Whoever breaks into one of its containers has the token, and with it the cluster or the namespace.',
  why: 'The token of the account lies in every container of the pod, so a flaw in the program is worth as much as an administrator’s password.',
  remedy:
    'Bind a role with the rights that the program calls, or set `automountServiceAccountToken: false` where it calls none.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.1',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: ['kubescape:C-0272'],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (resource, snapshot) => {
    const account = mountedAccount(resource, snapshot);
    if (resource.pod === undefined || account === undefined || !snapshot.isBound(account)) return undefined;
    const holding = holdingsOf(account, snapshot).find(isAdministrative);
    if (holding === undefined) return undefined;
    const { binding, details } = holding;
    return {
      at: `${resource.pod.at}/serviceAccountName`,
      message: `${resource.kind} \`${resource.name}\` runs as service account \`${accountText(account)}\`, which is an administrator ${reachOf(holding)}: ${binding.kind} \`${binding.name}\` gives it ${listed([details.roleRef.name])}`,
      about: [details.isClusterWide ? 'the cluster' : 'a namespace'],
    };
  },
};

function isAdministrative({ details: { roleRef, isClusterWide }, rules }: Holding): boolean {
  if (roleRef.kind === 'ClusterRole' && roleRef.name === 'cluster-admin') return true;
  if (isClusterWide && namespaceRoles.includes(roleRef.name)) return true;
  return rules.some(({ rule }) => isEverything(rule));
}

/** Every verb on every resource, of the core group at least. */
function isEverything(rule: Rule): boolean {
  return rule.verbs.includes('*') && rule.resources.includes('*') && includesGroup(rule, '');
}

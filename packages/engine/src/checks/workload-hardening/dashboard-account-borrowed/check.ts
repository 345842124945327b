import type { PodCheck } from '../../check.ts';
import { ownAccount, useOwnAccount } from '../../own-account.ts';
import { dashboard, isDashboardImage } from '../dashboard.ts';

export const dashboardAccountBorrowed: PodCheck = {
  id: 'dashboard-account-borrowed',
  title: 'Workload uses the account of the dashboard',
  severity: 'medium',
  gain: 'A break-in into the workload has the rights of the dashboard, often those of an administrator.',
  why: 'The account `kubernetes-dashboard` was given its rights for a page that people log in to, and every pod that uses it has them too.',
  remedy: 'Give the workload a service account of its own, with the rights that it needs.',
  references: [
    'https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/',
    'MITRE ATT&CK for Containers T1078.001: Valid Accounts, Default Accounts',
  ],
  aliases: ['kubescape:C-0014'],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    if (pod.serviceAccountName !== dashboard) return undefined;
    if (pod.containers.some(({ image }) => image !== undefined && isDashboardImage(image))) return undefined;
    return {
      at: pod.spec.pointer(pod.spec.has('serviceAccountName') ? 'serviceAccountName' : 'serviceAccount'),
      message: `${pod.resource.kind} \`${pod.resource.name}\` is not the dashboard and uses its service account \`${dashboard}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify which rights the program uses, and bind a role with these to its new account first: the audit log of the API server shows them.',
    edits: (_, pod) => useOwnAccount(pod),
    companions: (_, pod) => ownAccount(pod),
  },
};

import type { PodCheck } from '../../check.ts';
import { ownAccount, useOwnAccount } from '../../own-account.ts';

/** Strict: where the token counts, `token-automounted` says it in the default profile. */
export const defaultAccountUsed: PodCheck = {
  id: 'default-account-used',
  title: 'Pod runs under the default account',
  severity: 'low',
  gain: 'Whoever breaks into the container gets every right that anybody ever gave to the account `default`.',
  why: 'All workloads without an account of their own share this one, so a right meant for one of them is a right for all, and the audit log cannot tell them apart.',
  remedy:
    'Create a service account for the workload and name it in `serviceAccountName`, or set `automountServiceAccountToken: false`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.5',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: ['kube-linter:default-service-account'],
  profile: 'strict',
  on: 'pod',
  evaluate: ({ automountServiceAccountToken, serviceAccountName, spec }) => {
    if (automountServiceAccountToken === false) return undefined;
    if (serviceAccountName !== undefined && serviceAccountName !== 'default') return undefined;
    return {
      at: spec.pointer('serviceAccountName'),
      message:
        serviceAccountName === undefined
          ? 'the pod runs under the account `default`: `serviceAccountName` is not set'
          : 'the pod runs under the account `default`, and names it',
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      "Verify that the program calls no API and pulls no image by the account's secrets: `kubectl get serviceaccount default -o yaml` lists them.",
    edits: (_, pod) => useOwnAccount(pod),
    companions: (_, pod) => ownAccount(pod),
  },
};

import { listed } from '../../../analyzers/rbac/rights.ts';
import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { accountText, mountedAccount } from '../mounted-account.ts';

/** All: a program that calls the API needs both, and a review wants to know which programs do. */
export const tokenWithRightsMounted: SnapshotCheck = {
  id: 'token-with-rights-mounted',
  title: 'Mounted token has rights in the cluster',
  severity: 'info',
  gain: 'Whoever breaks into one of its containers has the rights of the account.',
  why: 'A token is worth what its account may do; this one belongs to an account that a binding gives a role.',
  remedy:
    'Check that the program calls the Kubernetes API and that the role is as small as it can be; otherwise set `automountServiceAccountToken: false`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.6',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: ['kubescape:C-0261'],
  profile: 'all',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (resource, snapshot) => {
    const account = mountedAccount(resource, snapshot);
    if (resource.pod === undefined || account === undefined || !snapshot.isBound(account)) return undefined;
    // An operator may say that it is not.
    const { completed, automountServiceAccountToken } = resource.pod;
    if (completed?.isPartial === true && automountServiceAccountToken === undefined) return undefined;
    const bindings = snapshot.bindingsOf(account).map(({ name }) => name);
    return {
      at: `${resource.pod.at}/automountServiceAccountToken`,
      message: `${resource.kind} \`${resource.name}\` mounts the token of service account \`${accountText(account)}\`, which has rights by ${listed(bindings)}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      "Verify that the program never uses its role: the API server's audit log names the account for each call.",
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

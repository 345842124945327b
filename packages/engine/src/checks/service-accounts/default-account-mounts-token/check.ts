import type { ResourceCheck } from '../../check.ts';

export const defaultAccountMountsToken: ResourceCheck = {
  id: 'default-account-mounts-token',
  title: 'Default service account hands out its token',
  severity: 'medium',
  gain: 'Whoever breaks into any pod without an account of its own gets a token for the API server.',
  why: 'Every pod that names no account runs under `default`, so a token that is mounted there reaches the workloads nobody thought of.',
  remedy:
    'Set `automountServiceAccountToken: false` on the account `default`, and give workloads that call the API accounts of their own.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.5',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  ],
  aliases: ['checkov:CKV_K8S_41', 'kubescape:C-0189'],
  profile: 'default',
  on: 'resource',
  kinds: ['ServiceAccount'],
  evaluate: ({ name, fields }) => {
    if (name !== 'default' || fields.boolean('automountServiceAccountToken') === false) return undefined;
    return {
      at: fields.pointer('automountServiceAccountToken'),
      message: fields.has('automountServiceAccountToken')
        ? 'service account `default` says `automountServiceAccountToken: true`'
        : 'service account `default` hands its token to every pod without an account: `automountServiceAccountToken` is not set, and its default is true',
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      "Verify that no pod without an account of its own calls the API: the API server's audit log names `system:serviceaccount:NAMESPACE:default`.",
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

import type { ResourceCheck } from '../../check.ts';

export const tokenAutomountOnAccount: ResourceCheck = {
  id: 'token-automount-on-account',
  title: 'Service account hands out its token by default',
  severity: 'low',
  gain: 'Whoever breaks into any pod of the account gets a token for the API server.',
  why: 'An account that hands out its token does so for every pod that uses it, those that never call the API included.',
  remedy: 'Set `automountServiceAccountToken: false` on the account, and true on the pods that call the API.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.6',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  ],
  aliases: ['kubescape:C-0190', 'kubescape:C-0034'],
  profile: 'strict',
  impliedBy: ['default-account-mounts-token'],
  on: 'resource',
  kinds: ['ServiceAccount'],
  evaluate: ({ name, fields }) => {
    if (fields.boolean('automountServiceAccountToken') === false) return undefined;
    return {
      at: fields.pointer('automountServiceAccountToken'),
      message: fields.has('automountServiceAccountToken')
        ? `service account \`${name}\` says \`automountServiceAccountToken: true\``
        : `service account \`${name}\` hands its token to every pod: \`automountServiceAccountToken\` is not set, and its default is true`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each pod under the account that calls the API says `automountServiceAccountToken: true` itself: the others lose the token.',
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

import type { SlimResource } from '../../../snapshot/slim.ts';
import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';

export const tokenAutomounted: SnapshotCheck = {
  id: 'token-automounted',
  title: 'Service account token is mounted by default',
  severity: 'medium',
  gain: 'Whoever breaks into the container can call the API server as the service account.',
  why: 'Most programs never call the Kubernetes API, yet every container of the pod holds a token for it.',
  remedy:
    'Set `automountServiceAccountToken: false` on the pod, or set it to true where the program does call the API.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.6',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  ],
  aliases: [
    'checkov:CKV_K8S_38',
    'polaris:automountServiceAccountToken',
    'kubesec:AutomountServiceAccountToken',
    'monokle:KBP106',
    'kics:48471392-d4d0-47c0-b135-cdec95eb3eef',
    'kubescape:C-0190',
    'kubescape:C-0034',
    'kubeaudit:asat',
  ],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: ({ pod, namespace }, snapshot) => {
    if (pod === undefined || pod.automountServiceAccountToken !== undefined) return undefined;
    // An operator may say that it is not.
    if (pod.completed?.isPartial === true) return undefined;
    const name = pod.serviceAccountName ?? 'default';
    // A pod and an account that both name no namespace are applied together, wherever that is.
    const account = snapshot.find('ServiceAccount', namespace, name);
    if (automountOf(account) === false) return undefined;
    // An account of its own with a role is there to call the API.
    if (name !== 'default' && snapshot.isBound({ namespace, name })) return undefined;
    return {
      at: `${pod.at}/automountServiceAccountToken`,
      message: `the token of service account \`${name}\` is mounted into every container: ${reason(account)}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program does not call the API: run it once so and look for `serviceaccount/token` or `in-cluster` in its log.',
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

function automountOf(account: SlimResource | undefined): boolean | undefined {
  return account?.details?.of === 'service-account'
    ? account.details.automountServiceAccountToken
    : undefined;
}

function reason(account: SlimResource | undefined): string {
  if (account === undefined)
    return '`automountServiceAccountToken` is not set on the pod, the account is not among these manifests, and the default is true';
  return automountOf(account) === true
    ? 'the account says `automountServiceAccountToken: true`, and the pod does not say otherwise'
    : '`automountServiceAccountToken` is set neither on the pod nor on the account, and its default is true';
}

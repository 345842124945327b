import type { ResourceCheck } from '../../check.ts';
import { sandboxKinds, sandboxPodOf } from '../sandbox.ts';

export const agentSandboxTokenMounted: ResourceCheck = {
  id: 'agent-sandbox-token-mounted',
  title: 'Agent sandbox gets a service account token',
  severity: 'high',
  gain: 'Code that an agent was talked into running calls the API of the cluster with the rights of the account.',
  why: 'A sandbox runs what nobody has read, and the token in it is a way out into the cluster.',
  remedy:
    'Set `automountServiceAccountToken: false`, and let the agent ask a service that decides what it may change.',
  references: [
    'https://agent-sandbox.sigs.k8s.io/docs/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
    'OWASP Top 10 for LLM Applications 2025: LLM06 Excessive Agency',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: sandboxKinds,
  evaluate: (resource) => {
    const pod = sandboxPodOf(resource);
    if (pod?.automountServiceAccountToken !== true) return undefined;
    return {
      at: pod.spec.pointer('automountServiceAccountToken'),
      message: `${resource.kind} \`${resource.name}\` gives the code in it the token of service account \`${pod.serviceAccountName ?? 'default'}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the agent changes nothing in the cluster by itself: run it once so and look for `serviceaccount/token` in its log.',
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

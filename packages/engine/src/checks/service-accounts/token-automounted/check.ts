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
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  ],
  aliases: ['trivy:KSV-0036', 'polaris:automountServiceAccountToken'],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  evaluate: (resource, snapshot) => {
    const { pod, namespace } = resource;
    if (pod === undefined || pod.automountServiceAccountToken !== undefined) return undefined;
    const name = pod.serviceAccountName ?? 'default';
    const account = snapshot.find('ServiceAccount', namespace, name);
    if (account?.automountServiceAccountToken === false) return undefined;
    return {
      at: `${pod.at}/automountServiceAccountToken`,
      message: `the token of service account \`${name}\` is mounted into every container: \`automountServiceAccountToken\` is set neither on the pod nor on the account, and its default is true`,
    };
  },
};

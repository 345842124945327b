import type { PodCheck } from '../../check.ts';

/** All: somebody decided, so it is listed for review and is no defect by itself. */
export const tokenAutomountRequested: PodCheck = {
  id: 'token-automount-requested',
  title: 'Pod asks for its service account token',
  severity: 'info',
  gain: 'Whoever breaks into the container can call the API server as the service account.',
  why: 'The pod says that it needs the Kubernetes API. What an attacker makes of the token depends on the rights of its account.',
  remedy:
    'Check that the program calls the Kubernetes API, and that its account may do only what it needs; otherwise set `automountServiceAccountToken: false`.',
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
    'trivy:KSV-0036',
  ],
  profile: 'all',
  on: 'pod',
  evaluate: ({ automountServiceAccountToken, serviceAccountName, spec }) => {
    if (automountServiceAccountToken !== true) return undefined;
    return {
      at: spec.pointer('automountServiceAccountToken'),
      message: `the token of service account \`${serviceAccountName ?? 'default'}\` is mounted into every container: the pod says \`automountServiceAccountToken: true\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program does not call the API: nothing in the container opens files below `/var/run/secrets/kubernetes.io`.',
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

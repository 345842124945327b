import type { PodCheck } from '../../check.ts';

export const hostPid: PodCheck = {
  id: 'host-pid',
  title: 'Pod sees all processes of the node',
  severity: 'high',
  gain: "A break-in reads the environment and open files of other pods' processes, and as root may take them over.",
  why: "In the node's process namespace, `/proc` shows every program of the node with its arguments, its variables and a way to its files.",
  remedy: 'Remove `hostPID: true`.',
  references: [
    'Pod Security Standards, baseline: Host Namespaces',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [
    'kube-linter:host-pid',
    'kubescape:C-0038',
    'kubescape:C-0275',
    'trivy:KSV-0010',
    'checkov:CKV_K8S_17',
    'polaris:hostPIDSet',
    'kubesec:HostPID',
    'kubeaudit:hostns',
    'kubeaudit-result:hostns.NamespaceHostPIDTrue',
    'monokle:PSS102',
    'monokle:KSV010',
    'kics:302736f4-b16c-41b8-befe-c0baffa0bd9d',
  ],
  profile: 'default',
  control: 'hostNamespaces',
  on: 'pod',
  evaluate: ({ hostPid: sharesNode, spec }) =>
    sharesNode
      ? {
          at: spec.pointer('hostPID'),
          message: 'the pod says `hostPID: true`, so its containers see all processes of the node',
        }
      : undefined,
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program neither watches nor signals processes of the node, as monitoring and debugging agents do.',
    isSafeFor: (_, { hostUsers, isWindows }) => isWindows || hostUsers === false,
    reveals: ['user-namespace-not-used'],
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

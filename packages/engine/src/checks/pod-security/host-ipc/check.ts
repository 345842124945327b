import type { PodCheck } from '../../check.ts';

export const hostIpc: PodCheck = {
  id: 'host-ipc',
  title: "Pod shares memory with the node's processes",
  severity: 'high',
  gain: 'A break-in reads and changes shared memory of programs on the node and of other pods that share it.',
  why: "In the node's IPC namespace, shared memory segments, semaphores and message queues of other programs are within reach.",
  remedy: 'Remove `hostIPC: true`.',
  references: [
    'Pod Security Standards, baseline: Host Namespaces',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [
    'kube-linter:host-ipc',
    'kubescape:C-0038',
    'kubescape:C-0276',
    'trivy:KSV-0008',
    'checkov:CKV_K8S_18',
    'polaris:hostIPCSet',
    'kubesec:HostIPC',
    'kubeaudit:hostns',
    'kubeaudit-result:hostns.NamespaceHostIPCTrue',
    'monokle:PSS102',
    'monokle:KSV008',
    'kics:cd290efd-6c82-4e9d-a698-be12ae31d536',
  ],
  profile: 'default',
  control: 'hostNamespaces',
  on: 'pod',
  evaluate: ({ hostIpc: sharesNode, spec }) =>
    sharesNode
      ? {
          at: spec.pointer('hostIPC'),
          message:
            "the pod says `hostIPC: true`, so its containers reach shared memory of the node's processes",
        }
      : undefined,
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program shares no memory with processes of the node: `ipcs -m` on the node lists no segment of its user.',
    isSafeFor: (_, { hostUsers, isWindows }) => isWindows || hostUsers === false,
    reveals: ['user-namespace-not-used'],
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

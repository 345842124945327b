import type { ResourceCheck } from '../../check.ts';
import { admittedBy, podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

export const podSecurityPolicyHostIpc: ResourceCheck = {
  id: 'pod-security-policy-host-ipc',
  title: 'Pod security policy admits host IPC namespace',
  severity: 'low',
  gain: 'Whoever may use the policy reads and writes the shared memory of processes on the node.',
  why: 'A pod in the IPC namespace of the node shares memory and message queues with its processes. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Set `hostIPC: false`, with a policy of its own for the few workloads that need more. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.2.3',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: ['kubescape:C-0215', 'checkov:CKV_K8S_3', 'kics:80f93444-b240-4ebb-a4c6-5c40b76c04ea'],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: (resource) => admittedBy(resource, 'hostIPC', 'admits pods to the IPC namespace of the node'),
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('says `hostIPC: true`'),
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

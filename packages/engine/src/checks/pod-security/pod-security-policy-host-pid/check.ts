import type { ResourceCheck } from '../../check.ts';
import { admittedBy, podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

export const podSecurityPolicyHostPid: ResourceCheck = {
  id: 'pod-security-policy-host-pid',
  title: 'Pod security policy admits host process namespace',
  severity: 'low',
  gain: 'Whoever may use the policy sees all processes of the node, their environment and their secrets.',
  why: 'A pod in the process namespace of the node can look into every process on it and signal many. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Set `hostPID: false`, with a policy of its own for the few workloads that need more. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.2.2',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: ['kubescape:C-0214', 'checkov:CKV_K8S_1', 'kics:91dacd0e-d189-4a9c-8272-5999a3cc32d9'],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: (resource) => admittedBy(resource, 'hostPID', 'admits pods to the process namespace of the node'),
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('says `hostPID: true`'),
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

import type { ResourceCheck } from '../../check.ts';
import { admittedBy, podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

export const podSecurityPolicyHostNetwork: ResourceCheck = {
  id: 'pod-security-policy-host-network',
  title: 'Pod security policy admits host network',
  severity: 'low',
  gain: 'Whoever may use the policy reaches services on the loopback address of the node and passes by network policies.',
  why: 'A pod in the network namespace of the node can listen on its addresses and reach what is bound to localhost. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Set `hostNetwork: false`, with a policy of its own for the few workloads that need more. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.2.4',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: ['kubescape:C-0216', 'checkov:CKV_K8S_4', 'kics:a33e9173-b674-4dfb-9d82-cf3754816e4b'],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: (resource) => admittedBy(resource, 'hostNetwork', 'admits pods to the network of the node'),
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('says `hostNetwork: true`'),
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

import type { ResourceCheck } from '../../check.ts';
import { admittedBy, podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

export const podSecurityPolicyPrivileged: ResourceCheck = {
  id: 'pod-security-policy-privileged',
  title: 'Pod security policy admits privileged containers',
  severity: 'low',
  gain: 'Whoever may use the policy gets the node with a privileged container.',
  why: 'A privileged container gets all devices of the node and nearly all powers of its kernel. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Set `privileged: false`, with a policy of its own for the few workloads that need more. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.2.1',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: ['kubescape:C-0213', 'checkov:CKV_K8S_2', 'kics:c48e57d3-d642-4e0b-90db-37f807b41b91'],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: (resource) => admittedBy(resource, 'privileged', 'admits privileged containers'),
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('has a privileged container'),
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

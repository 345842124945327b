import type { ResourceCheck } from '../../check.ts';
import { podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

export const podSecurityPolicyAllowedCapabilities: ResourceCheck = {
  id: 'pod-security-policy-allowed-capabilities',
  title: 'Pod security policy admits added capabilities',
  severity: 'low',
  gain: 'Whoever may use the policy adds the capability that he needs to break out, all of them where the list says `*`.',
  why: 'What `allowedCapabilities` names may be added to any container under the policy. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Remove `allowedCapabilities`, with a policy of its own for the few workloads that need one. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.2.8',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: ['kubescape:C-0219', 'checkov:CKV_K8S_24', 'kics:7307579a-3abb-46ad-9ce5-2a915634d5c8'],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    const allowed = spec?.strings('allowedCapabilities') ?? [];
    if (spec === undefined || allowed.length === 0) return undefined;
    return {
      at: spec.pointer('allowedCapabilities'),
      message: `policy \`${name}\` lets containers add capabilities: \`${allowed.join('`, `')}\``,
      about: allowed,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('adds capabilities'),
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

import type { ResourceCheck } from '../../check.ts';
import { podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

export const podSecurityPolicyNetRaw: ResourceCheck = {
  id: 'pod-security-policy-net-raw',
  title: 'Pod security policy leaves NET_RAW to containers',
  severity: 'low',
  gain: 'Whoever breaks into a container under the policy forges packets on the network of the pods.',
  why: '`NET_RAW` is in the default set of the runtime and lets a process send packets in the name of others. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Set `requiredDropCapabilities: [ALL]`, or at least `[NET_RAW]`. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.2.7',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: ['checkov:CKV_K8S_7', 'kics:2270987f-bb51-479f-b8be-3ca73e5ad648'],
  profile: 'strict',
  impliedBy: ['pod-security-policy-drop-capabilities'],
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: ({ fields, name }) => {
    const dropped = fields.map('spec')?.strings('requiredDropCapabilities') ?? [];
    if (dropped.includes('ALL') || dropped.includes('NET_RAW')) return undefined;
    return {
      at: `${fields.pointer('spec')}/requiredDropCapabilities`,
      message: `policy \`${name}\` leaves \`NET_RAW\` to containers: \`requiredDropCapabilities\` names neither it nor \`ALL\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('needs a capability'),
    edits: ({ at }) => [{ op: 'set', at, value: ['ALL'] }],
  },
};

import type { ResourceCheck } from '../../check.ts';
import { podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

export const podSecurityPolicyPrivilegeEscalation: ResourceCheck = {
  id: 'pod-security-policy-privilege-escalation',
  title: 'Pod security policy admits privilege escalation',
  severity: 'low',
  gain: 'Whoever breaks into a container under the policy becomes root in it through any program with the setuid bit.',
  why: 'Unless the policy says false, containers may set `allowPrivilegeEscalation`, and a process may gain more rights than its parent. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Set `allowPrivilegeEscalation: false`. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.2.5',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: ['kubescape:C-0217', 'checkov:CKV_K8S_5', 'kics:87554eef-154d-411d-bdce-9dbd91e56851'],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: ({ fields, name }) => {
    const allowed = fields.map('spec')?.boolean('allowPrivilegeEscalation');
    if (allowed === false) return undefined;
    return {
      at: `${fields.pointer('spec')}/allowPrivilegeEscalation`,
      message: `policy \`${name}\` admits privilege escalation: \`allowPrivilegeEscalation\` is ${allowed === true ? 'true' : 'not set, and its default is true'}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('runs `sudo` or the like'),
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};

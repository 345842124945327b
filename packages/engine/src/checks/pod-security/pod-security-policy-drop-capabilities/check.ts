import type { ResourceCheck } from '../../check.ts';
import { podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

export const podSecurityPolicyDropCapabilities: ResourceCheck = {
  id: 'pod-security-policy-drop-capabilities',
  title: 'Pod security policy drops no capabilities',
  severity: 'low',
  gain: 'Whoever breaks into a container under the policy keeps all capabilities that the runtime gives by default.',
  why: 'Without `requiredDropCapabilities` containers keep the default set of the runtime, which most of them never use. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Set `requiredDropCapabilities: [ALL]`. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.2.9',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: [
    'kubescape:C-0220',
    'checkov:CKV_K8S_36',
    'checkov:CKV_K8S_7',
    'kics:caa93370-791f-4fc6-814b-ba6ce0cb4032',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: ({ fields, name }) => {
    if ((fields.map('spec')?.strings('requiredDropCapabilities') ?? []).length > 0) return undefined;
    return {
      at: `${fields.pointer('spec')}/requiredDropCapabilities`,
      message: `policy \`${name}\` drops no capabilities: \`requiredDropCapabilities\` is not set`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('needs a capability'),
    edits: ({ at }) => [{ op: 'set', at, value: ['ALL'] }],
  },
};

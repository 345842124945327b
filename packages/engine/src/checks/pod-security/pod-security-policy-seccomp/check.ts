import { escapeToken } from '../../../model/pointer.ts';
import type { ResourceCheck } from '../../check.ts';
import { podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

const annotation = 'seccomp.security.alpha.kubernetes.io/defaultProfileName';

export const podSecurityPolicySeccomp: ResourceCheck = {
  id: 'pod-security-policy-seccomp',
  title: 'Pod security policy sets no seccomp profile',
  severity: 'low',
  gain: 'Whoever breaks into a container under the policy may try every system call of the kernel for a flaw.',
  why: 'Unless the policy names a default profile, containers run without any. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Set the annotation `seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default` on the policy. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.7.2',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: ['checkov:CKV_K8S_32'],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: ({ fields, metadata, name }) => {
    const profile = metadata?.map('annotations')?.string(annotation);
    if (profile !== undefined && profile !== '' && profile !== 'unconfined') return undefined;
    return {
      at: `${fields.pointer('metadata')}/annotations/${escapeToken(annotation)}`,
      message: `policy \`${name}\` gives containers no seccomp profile: annotation \`${annotation}\` is ${profile === 'unconfined' ? '`unconfined`' : 'not set'}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('makes rare system calls'),
    edits: ({ at }) => [{ op: 'set', at, value: 'runtime/default' }],
  },
};

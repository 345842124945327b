import type { Resource } from '../../../model/resource.ts';
import type { ResourceCheck, Edit } from '../../check.ts';
import { podSecurityPolicyKinds, verifyNoPod } from '../pod-security-policy.ts';

export const podSecurityPolicyRunAsRoot: ResourceCheck = {
  id: 'pod-security-policy-run-as-root',
  title: 'Pod security policy admits root containers',
  severity: 'low',
  gain: 'Whoever breaks into a container under the policy is root in it, one kernel or runtime bug away from root on the node.',
  why: 'Rule `RunAsAny`, and `MustRunAs` with a range that holds 0, let the image or the pod choose root. The API is gone since 1.25, and nothing judges pods by the policy on a newer cluster.',
  remedy:
    'Set `runAsUser.rule: MustRunAsNonRoot`. From 1.25 on, delete the policy and set Pod Security labels on namespaces.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 5.2.6',
    'https://kubernetes.io/docs/concepts/security/pod-security-policy/',
  ],
  aliases: ['kubescape:C-0218', 'checkov:CKV_K8S_6', 'kics:e3aa0612-4351-4a0d-983f-aefea25cf203'],
  profile: 'strict',
  on: 'resource',
  kinds: podSecurityPolicyKinds,
  evaluate: (resource) => {
    const fault = faultIn(resource);
    if (fault === undefined) return undefined;
    return {
      at: fault.at,
      message: `policy \`${resource.name}\` admits containers that run as root: ${fault.text}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: verifyNoPod('runs as root'),
    edits: (_, { fields }) => {
      const at = `${fields.pointer('spec')}/runAsUser`;
      const rule: Edit = { op: 'set', at: `${at}/rule`, value: 'MustRunAsNonRoot' };
      const hasRanges = fields.map('spec')?.map('runAsUser')?.has('ranges') === true;
      return hasRanges ? [rule, { op: 'remove', at: `${at}/ranges` }] : [rule];
    },
  },
};

function faultIn({ fields }: Resource): { readonly at: string; readonly text: string } | undefined {
  const user = fields.map('spec')?.map('runAsUser');
  const rule = user?.string('rule');
  if (user === undefined || rule === undefined)
    return { at: `${fields.pointer('spec')}/runAsUser/rule`, text: '`runAsUser.rule` is not set' };
  if (rule === 'MustRunAsNonRoot') return undefined;
  const ranges = rule === 'MustRunAs' ? user.maps('ranges') : [];
  if (ranges.length === 0) return { at: user.pointer('rule'), text: `\`runAsUser.rule\` is \`${rule}\`` };
  const withRoot = ranges.find((range) => (range.integer('min') ?? 0) === 0);
  return withRoot === undefined
    ? undefined
    : { at: withRoot.pointer('min'), text: 'a range of `runAsUser` begins with 0' };
}

import type { ResourceCheck } from '../../check.ts';

const annotation = 'istio.io/dry-run';

export const meshPolicyDryRun: ResourceCheck = {
  id: 'mesh-policy-dry-run',
  title: 'Authorization policy is only tried out',
  severity: 'low',
  gain: 'What the policy would refuse gets through, while it looks as if it were refused.',
  why: 'A policy in dry run is written to the log of the proxy and refuses nothing. Such trials are easily forgotten.',
  remedy: 'Remove the annotation `istio.io/dry-run` when the trial is over.',
  references: ['https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/'],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['AuthorizationPolicy.security.istio.io'],
  evaluate: ({ metadata, name }) => {
    const annotations = metadata?.map('annotations');
    if (annotations === undefined || annotations.string(annotation) !== 'true') return undefined;
    return {
      at: annotations.pointer(annotation),
      message: `\`${name}\` refuses nothing: \`${annotation}\` is \`true\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify what the policy would refuse: the log of the proxy says `shadow denied` for such requests.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

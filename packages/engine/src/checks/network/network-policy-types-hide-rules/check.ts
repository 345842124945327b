import type { ResourceCheck } from '../../check.ts';

const directions = [
  { type: 'Ingress', rules: 'ingress' },
  { type: 'Egress', rules: 'egress' },
] as const;

export const networkPolicyTypesHideRules: ResourceCheck = {
  id: 'network-policy-types-hide-rules',
  title: 'Network policy leaves its own rules out',
  severity: 'medium',
  gain: 'Traffic that the rules seem to hold back flows freely.',
  why: 'A policy applies only to the directions that `policyTypes` names; rules for another direction are accepted and never enforced.',
  remedy: 'Name each direction that has rules under `policyTypes`: `Ingress`, `Egress` or both.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
    'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['NetworkPolicy.networking.k8s.io', 'NetworkPolicy.extensions'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    const types = spec.strings('policyTypes');
    // Without `policyTypes` the API server names Egress where there is an egress rule; an empty list is none.
    const named =
      types.length > 0 ? types : spec.maps('egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
    for (const { type, rules } of directions) {
      if (named.includes(type) || !spec.has(rules)) continue;
      return {
        at: spec.pointer('policyTypes'),
        message: `network policy \`${name}\` has \`${rules}\` but ${
          types.length > 0
            ? `its \`policyTypes\` leave \`${type}\` out`
            : '`policyTypes` is not set, and an empty list adds no type'
        }, so \`${rules}\` is never enforced`,
      };
    }
    return undefined;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the rules allow all that the pods need, as they are enforced from now on: look for refused connections in their logs.',
    edits: ({ at }) => [{ op: 'set', at, value: ['Ingress', 'Egress'] }],
  },
};

import { valueAt } from '../../../model/json.ts';
import type { ResourceCheck, Edit } from '../../check.ts';
import { ciliumPolicyKinds, ciliumRulesOf, type CiliumList, type CiliumRule } from '../cilium.ts';

/** The ways to name peers, of which a rule may use one. */
const sources: readonly string[] = [
  'fromEndpoints',
  'fromCIDR',
  'fromCIDRSet',
  'fromEntities',
  'fromNodes',
  'fromGroups',
];
const destinations: readonly string[] = [
  'toEndpoints',
  'toCIDR',
  'toCIDRSet',
  'toEntities',
  'toServices',
  'toFQDNs',
  'toNodes',
  'toGroups',
];

/** Those that list texts; the others list maps. */
const texts: readonly string[] = ['fromCIDR', 'fromEntities', 'toCIDR', 'toEntities'];

export const ciliumPolicyPeersCombined: ResourceCheck = {
  id: 'cilium-policy-peers-combined',
  title: 'Cilium refuses the rules of this policy',
  severity: 'high',
  gain: 'Traffic that the policy seems to hold back flows freely, as the agent enforces none of it.',
  why: 'A rule may name its peers in one way only; the API server stores the policy all the same, and the agent marks it invalid.',
  remedy: 'Write one rule for each way of naming peers; rules of a list add up.',
  references: [
    'https://docs.cilium.io/en/stable/security/policy/layer3/',
    'https://github.com/cilium/cilium/blob/main/pkg/policy/api/rule_validation.go',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ciliumPolicyKinds,
  evaluate: (resource) =>
    ciliumRulesOf(resource, ['ingress', 'egress', 'ingressDeny', 'egressDeny']).flatMap(
      ({ fields, name, isIngress }) => {
        const [first, second] = (isIngress ? sources : destinations).filter(
          (key) => (texts.includes(key) ? fields.strings(key) : fields.maps(key)).length > 0,
        );
        if (first === undefined || second === undefined) return [];
        return {
          at: fields.at,
          message: `Cilium policy \`${resource.name}\` is not enforced: rule \`${name}\` combines \`${first}\` and \`${second}\``,
        };
      },
    ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the pods get by with what the policy allows, as it is enforced from now on: `hubble observe` shows what would be dropped.',
    edits: ({ at }, resource) => {
      const rule = ciliumRulesOf(resource, lists).find(({ fields }) => fields.at === at);
      if (rule === undefined) return [];
      const keys = rule.isIngress ? sources : destinations;
      const [, ...others] = waysIn(rule);
      const shared = Object.entries(rule.fields.object).filter(([key]) => !keys.includes(key));
      const list = at.slice(0, at.lastIndexOf('/'));
      return others.flatMap((key): readonly Edit[] => {
        const value = valueAt(rule.fields.object, key);
        if (value === undefined) return [];
        const added = Object.fromEntries([[key, value], ...shared]);
        return [
          { op: 'set', at: `${list}/-`, value: added },
          { op: 'remove', at: rule.fields.pointer(key) },
        ];
      });
    },
  },
};

const lists: readonly CiliumList[] = ['ingress', 'egress', 'ingressDeny', 'egressDeny'];

/** The ways in which a rule names peers. */
function waysIn({ fields, isIngress }: CiliumRule): readonly string[] {
  return (isIngress ? sources : destinations).filter(
    (key) => (texts.includes(key) ? fields.strings(key) : fields.maps(key)).length > 0,
  );
}

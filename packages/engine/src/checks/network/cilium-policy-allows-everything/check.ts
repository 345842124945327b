import type { ResourceCheck } from '../../check.ts';
import { ciliumPolicyKinds, ciliumRulesOf, type CiliumRule } from '../cilium.ts';

/** By what a rule that names `all` is narrowed all the same. */
const limits: readonly string[] = ['toPorts', 'icmps', 'fromRequires', 'toRequires', 'authentication'];

export const ciliumPolicyAllowsEverything: ResourceCheck = {
  id: 'cilium-policy-allows-everything',
  title: 'Cilium policy allows all traffic',
  severity: 'medium',
  gain: 'Whoever breaks into one pod reaches every port of the endpoints, or every address from them.',
  why: 'The entity `all` is the whole cluster and everything outside it; allowing it on every port leaves the endpoints as open as without a policy.',
  remedy: 'Name the endpoints, entities or address blocks that are needed, and their ports under `toPorts`.',
  references: ['https://docs.cilium.io/en/stable/security/policy/layer3/#entities-based'],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ciliumPolicyKinds,
  evaluate: (resource) =>
    ciliumRulesOf(resource, ['ingress', 'egress']).flatMap((rule) => {
      // What one namespace lets out is its own affair.
      if (!rule.isIngress && resource.kind === 'CiliumNetworkPolicy') return [];
      const entities = entitiesOf(rule);
      const position = rule.fields.strings(entities).indexOf('all');
      if (position < 0 || limits.some((limit) => rule.fields.has(limit))) return [];
      return {
        at: `${rule.fields.pointer(entities)}/${position}`,
        message: `Cilium policy \`${resource.name}\` lets everything ${rule.isIngress ? 'in' : 'out'}: rule \`${rule.name}\` allows the entity \`all\` on every port`,
      };
    }),
};

function entitiesOf({ isIngress }: CiliumRule): string {
  return isIngress ? 'fromEntities' : 'toEntities';
}

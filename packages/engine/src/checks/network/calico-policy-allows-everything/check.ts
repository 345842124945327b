import type { ResourceCheck } from '../../check.ts';
import { calicoPolicyKinds, calicoRulesOf } from '../calico.ts';

export const calicoPolicyAllowsEverything: ResourceCheck = {
  id: 'calico-policy-allows-everything',
  title: 'Calico policy allows all traffic',
  severity: 'medium',
  gain: 'Whoever breaks into one pod reaches every port of the endpoints, or every address from them.',
  why: 'A rule that only says `Allow` matches every packet, and policies that come after it in order are not asked any more.',
  remedy:
    'Name the peers under `source` or `destination` and the ports, or write `Pass` where later policies are to decide.',
  references: [
    'https://docs.tigera.io/calico/latest/reference/resources/globalnetworkpolicy',
    'https://docs.tigera.io/calico/latest/reference/resources/networkpolicy',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: calicoPolicyKinds,
  evaluate: (resource) =>
    calicoRulesOf(resource).flatMap((rules) =>
      rules
        .filter(
          ({ action, matchesEverything, isIngress }) =>
            // What one namespace lets out is its own affair.
            matchesEverything && action === 'Allow' && (isIngress || resource.kind === 'GlobalNetworkPolicy'),
        )
        .map(({ fields, name, isIngress }) => ({
          at: fields.at,
          message: `${resource.kind} \`${resource.name}\` lets everything ${isIngress ? 'in' : 'out'}: rule \`${name}\` says \`Allow\` and names neither peers nor ports`,
        })),
    ),
};

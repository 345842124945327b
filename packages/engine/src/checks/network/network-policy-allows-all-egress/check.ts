import { networkPolicyOf } from '../../../model/network-policy.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforcedRules, networkPolicyKinds } from '../policy-rules.ts';

export const networkPolicyAllowsAllEgress: ResourceCheck = {
  id: 'network-policy-allows-all-egress',
  title: 'Network policy lets everything out',
  severity: 'low',
  gain: 'Whoever breaks into one of the pods carries data out to any address, and reaches the metadata service of the cloud.',
  why: 'A rule without peers and ports allows every connection of the pods, and no other policy can take that back, because policies only add.',
  remedy: 'Name the peers under `to` and the ports under `ports`, or remove the rule.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-egress-traffic',
  ],
  aliases: ['kubeaudit:netpols', 'kubeaudit-result:netpols.AllowAllEgressNetworkPolicyExists'],
  profile: 'strict',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) =>
    enforcedRules(networkPolicyOf(resource))
      .filter(({ isIngress, peers, ports }) => !isIngress && peers.length === 0 && ports.length === 0)
      .map(({ at, name }) => ({
        at,
        message: `network policy \`${resource.name}\` lets everything out: rule \`${name}\` names neither peers nor ports`,
      })),
};

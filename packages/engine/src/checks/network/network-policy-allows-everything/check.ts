import { networkPolicyOf } from '../../../model/network-policy.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforcedRules, networkPolicyKinds } from '../policy-rules.ts';

export const networkPolicyAllowsEverything: ResourceCheck = {
  id: 'network-policy-allows-everything',
  title: 'Network policy lets everything in',
  severity: 'medium',
  gain: 'Whoever breaks into any pod of the cluster reaches every port of the pods.',
  why: 'A rule without peers and ports allows every connection to the pods, and no other policy can take that back, because policies only add.',
  remedy: 'Name the peers under `from` and the ports under `ports`, or remove the rule.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic',
  ],
  aliases: ['kubeaudit:netpols', 'kubeaudit-result:netpols.AllowAllIngressNetworkPolicyExists'],
  profile: 'default',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) =>
    enforcedRules(networkPolicyOf(resource))
      .filter(({ isIngress, peers, ports }) => isIngress && peers.length === 0 && ports.length === 0)
      .map(({ at, name }) => ({
        at,
        message: `network policy \`${resource.name}\` lets everything in: rule \`${name}\` names neither peers nor ports`,
      })),
};

import { networkPolicyOf } from '../../../model/network-policy.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforcedRules, networkPolicyKinds } from '../policy-rules.ts';

export const networkPolicyAllowsEverything: ResourceCheck = {
  id: 'network-policy-allows-everything',
  title: 'Network policy allows all traffic',
  severity: 'medium',
  gain: 'Whoever breaks into one pod reaches every port of the pods, or every address from them.',
  why: 'A rule without peers and ports allows everything in its direction, and no other policy can take that back, because policies only add.',
  remedy: 'Name the peers under `from` or `to` and the ports under `ports`, or remove the rule.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-egress-traffic',
  ],
  aliases: [
    'kubeaudit:netpols',
    'kubeaudit-result:netpols.AllowAllIngressNetworkPolicyExists',
    'kubeaudit-result:netpols.AllowAllEgressNetworkPolicyExists',
  ],
  profile: 'default',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) =>
    enforcedRules(networkPolicyOf(resource))
      .filter(({ peers, ports }) => peers.length === 0 && ports.length === 0)
      .map(({ at, name, isIngress }) => ({
        at,
        message: `network policy \`${resource.name}\` lets everything ${isIngress ? 'in' : 'out'}: rule \`${name}\` names neither peers nor ports`,
      })),
};

import { networkPolicyOf } from '../../../model/network-policy.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforcedRules, networkPolicyKinds } from '../policy-rules.ts';

export const networkPolicyRuleWithoutPeers: ResourceCheck = {
  id: 'network-policy-rule-without-peers',
  title: 'Network policy rule names no peers',
  severity: 'low',
  gain: 'Whoever breaks into any pod of the cluster reaches these ports, or reaches any address on them.',
  why: 'Without `from` or `to` the ports are open to every pod of the cluster and to every address outside it.',
  remedy: 'Name the pods, namespaces or address blocks that need the ports under `from` or `to`.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  ],
  aliases: [
    'kubeaudit:netpols',
    'kubeaudit-result:netpols.AllowAllIngressNetworkPolicyExists',
    'kubeaudit-result:netpols.AllowAllEgressNetworkPolicyExists',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) =>
    enforcedRules(networkPolicyOf(resource))
      .filter(({ peers, ports }) => peers.length === 0 && ports.length > 0)
      .map(({ at, name, isIngress }) => ({
        at: `${at}/${isIngress ? 'from' : 'to'}`,
        message: isIngress
          ? `network policy \`${resource.name}\` opens the ports of rule \`${name}\` to every source: \`from\` is not set`
          : `network policy \`${resource.name}\` opens the ports of rule \`${name}\` at every destination: \`to\` is not set`,
      })),
};

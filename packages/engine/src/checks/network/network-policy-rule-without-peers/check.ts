import type { ResourceCheck } from '../../check.ts';
import { networkPolicyKinds, rulesOf } from '../policy-rules.ts';

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
    rulesOf(resource)
      .filter(
        ({ direction, fields }) =>
          fields.maps(direction.peers).length === 0 && fields.maps('ports').length > 0,
      )
      .map(({ direction, fields, name }) => ({
        at: fields.pointer(direction.peers),
        message: `network policy \`${resource.name}\` opens the ports of rule \`${name}\` ${direction.type === 'Ingress' ? 'to every source' : 'of every destination'}: \`${direction.peers}\` is not set`,
      })),
};

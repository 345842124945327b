import { networkPolicyOf } from '../../../model/network-policy.ts';
import type { ResourceCheck } from '../../check.ts';
import { isEveryAddress } from '../../exposure/whole-internet.ts';
import { enforcedRules, networkPolicyKinds } from '../policy-rules.ts';

export const networkPolicyOpenIpBlock: ResourceCheck = {
  id: 'network-policy-open-ip-block',
  title: 'Network policy allows every address',
  severity: 'medium',
  gain: 'Whoever breaks into the pod carries data out to any address, or reaches the pod from any.',
  why: 'A block with prefix 0 and without exceptions holds the whole internet, and with most network plug-ins the cluster and its nodes too.',
  remedy:
    'Name the networks that are needed, or put the internal ranges and `169.254.0.0/16` under `except`.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
    'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
  ],
  aliases: ['trivy:KUBE-0001', 'trivy:KUBE-0002'],
  profile: 'strict',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) =>
    enforcedRules(networkPolicyOf(resource)).flatMap(({ peers, isIngress }) =>
      peers.flatMap(({ ipBlock }) => {
        if (ipBlock === undefined || !isEveryAddress(ipBlock.cidr) || ipBlock.except.length > 0) return [];
        return {
          at: `${ipBlock.at}/cidr`,
          message: `network policy \`${resource.name}\` ${isIngress ? 'lets every address in' : 'lets pods reach every address'}: block \`${ipBlock.cidr}\` has no exceptions`,
        };
      }),
    ),
};

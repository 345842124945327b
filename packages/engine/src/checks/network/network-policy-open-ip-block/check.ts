import { networkPolicyOf } from '../../../model/network-policy.ts';
import type { ResourceCheck } from '../../check.ts';
import { isEveryAddress } from '../../exposure/whole-internet.ts';
import { enforcedRules, networkPolicyKinds, wholeInternetIn } from '../policy-rules.ts';

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
  impliedBy: ['network-policy-allows-everything'],
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) =>
    enforcedRules(networkPolicyOf(resource)).flatMap((rule) => {
      const open = wholeInternetIn(rule);
      const [first] = open;
      if (first === undefined) return [];
      const effect = rule.isIngress ? 'lets every address in' : 'lets pods reach every address';
      const policy = `network policy \`${resource.name}\` ${effect}`;
      if (isEveryAddress(first.cidr))
        return open.map(({ at, cidr }) => ({
          at: `${at}/cidr`,
          message: `${policy}: block \`${cidr}\` has no exceptions`,
        }));
      const named = open.map(({ cidr }) => `\`${cidr}\``).join(', ');
      return { at: `${first.at}/cidr`, message: `${policy}: the blocks ${named} leave none out` };
    }),
};

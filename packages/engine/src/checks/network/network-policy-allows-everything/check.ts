import { networkPolicyOf } from '../../../model/network-policy.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforcedRules, networkPolicyKinds, wholeInternetIn } from '../policy-rules.ts';

export const networkPolicyAllowsEverything: ResourceCheck = {
  id: 'network-policy-allows-everything',
  title: 'Network policy lets everything in',
  severity: 'medium',
  gain: 'Whoever breaks into any pod of the cluster reaches every port of the pods.',
  why: 'A rule without ports, and without peers or with every address among them, allows every connection to the pods, and no other policy can take that back, because policies only add.',
  remedy: 'Name the peers under `from` and the ports under `ports`, or remove the rule.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic',
  ],
  aliases: ['kubeaudit:netpols', 'kubeaudit-result:netpols.AllowAllIngressNetworkPolicyExists'],
  acceptedAs: ['trivy:KUBE-0001'],
  profile: 'default',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) =>
    enforcedRules(networkPolicyOf(resource)).flatMap((rule) => {
      const { isIngress, peers, ports, at, name } = rule;
      if (!isIngress || ports.length > 0) return [];
      const policy = `network policy \`${resource.name}\` lets everything in: rule \`${name}\` names`;
      if (peers.length === 0) return { at, message: `${policy} neither peers nor ports` };
      const blocks = wholeInternetIn(rule);
      const [first] = blocks;
      if (first === undefined) return [];
      const named = blocks.map(({ cidr }) => `\`${cidr}\``).join(', ');
      return { at: `${first.at}/cidr`, message: `${policy} every address by ${named}, and no ports` };
    }),
};

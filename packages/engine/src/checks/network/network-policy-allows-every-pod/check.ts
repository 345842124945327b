import { networkPolicyOf, type NetworkPeer, type NetworkPolicy } from '../../../model/network-policy.ts';
import { isEmptySelector } from '../../../model/selector.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforcedRules, networkPolicyKinds, type EnforcedRule } from '../policy-rules.ts';

export const networkPolicyAllowsEveryPod: ResourceCheck = {
  id: 'network-policy-allows-every-pod',
  title: 'Network policy lets every pod in',
  severity: 'medium',
  gain: 'Whoever breaks into any pod of the cluster reaches the pods, as if there were no policy.',
  why: 'An empty `namespaceSelector` takes every namespace, and the entries of `from` add up: a `podSelector` in an entry of its own narrows nothing that another entry allows.',
  remedy:
    'Name the namespaces, as in `namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}`, and write a `podSelector` that is to narrow them into the same entry.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
    'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) => {
    const policy = networkPolicyOf(resource);
    return enforcedRules(policy).flatMap((rule) => {
      const open = rule.isIngress ? rule.peers.find(isEveryPod) : undefined;
      if (open === undefined) return [];
      const narrower = rule.peers.find(isOfOwnNamespace);
      // Pods that are named, on ports that are named, may well be there for everybody.
      if (narrower === undefined && rule.ports.length > 0 && !isEmptySelector(policy.podSelector)) return [];
      return { at: open.at, message: messageOf(resource.name, policy, rule, narrower) };
    });
  },
};

function messageOf(
  name: string,
  { podSelector }: NetworkPolicy,
  rule: EnforcedRule,
  narrower: NetworkPeer | undefined,
): string {
  const whom = isEmptySelector(podSelector) ? 'all pods of its namespace' : 'its pods';
  const ports = rule.ports.length > 0 ? 'on the ports that it names' : 'on every port';
  const sideBySide =
    narrower === undefined ? '' : ', and the `podSelector` in another entry of `from` does not narrow that';
  return `network policy \`${name}\` lets every pod of the cluster reach ${whom} ${ports}: rule \`${rule.name}\` takes every namespace${sideBySide}`;
}

function isEveryPod({ namespaceSelector, podSelector, ipBlock }: NetworkPeer): boolean {
  return (
    namespaceSelector !== undefined &&
    ipBlock === undefined &&
    isEmptySelector(namespaceSelector) &&
    (podSelector === undefined || isEmptySelector(podSelector))
  );
}

function isOfOwnNamespace({ namespaceSelector, podSelector }: NetworkPeer): boolean {
  return namespaceSelector === undefined && podSelector !== undefined && !isEmptySelector(podSelector);
}

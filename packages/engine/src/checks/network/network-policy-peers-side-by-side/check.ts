import { valueIn } from '../../schema/value-in.ts';
import { networkPolicyOf, type NetworkPeer } from '../../../model/network-policy.ts';
import { isEmptySelector, selectorText, type Selector } from '../../../model/selector.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforcedRules, networkPolicyKinds } from '../policy-rules.ts';

export const networkPolicyPeersSideBySide: ResourceCheck = {
  id: 'network-policy-peers-side-by-side',
  title: 'Two peers may be meant as one',
  severity: 'low',
  gain: 'Whoever breaks into any pod of the other namespace gets through, where only some of its pods were meant.',
  why: 'Two entries mean the one or the other: every pod of the namespaces, and the pods of the policy’s own namespace. One dash less makes one entry of them, which means those pods in those namespaces.',
  remedy:
    'Write `podSelector` into the entry with `namespaceSelector`, without a dash of its own; accept this finding where both are meant.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) =>
    enforcedRules(networkPolicyOf(resource)).flatMap(({ peers, name }) => {
      // More entries are a list of several sources, and the order in which people write one is this.
      const [first, second] = peers;
      if (first === undefined || second === undefined || peers.length > 2) return [];
      const namespaces = narrowing(first, 'namespaceSelector', 'podSelector');
      const pods = narrowing(second, 'podSelector', 'namespaceSelector');
      if (namespaces === undefined || pods === undefined) return [];
      return {
        at: second.at,
        message: `rule \`${name}\` of network policy \`${resource.name}\` takes every pod of the namespaces \`${selectorText(namespaces)}\`, or the pods \`${selectorText(pods)}\` of its own namespace, and not those pods in those namespaces`,
      };
    }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that not both are meant, the namespaces and the pods: list whom each selector takes with `kubectl get -l`.',
    edits: ({ at }, resource) => {
      const peer = enforcedRules(networkPolicyOf(resource))
        .flatMap(({ peers }) => peers)
        .find((one) => one.at === at);
      const selector = peer?.podSelector === undefined ? undefined : valueIn(resource, peer.podSelector.at);
      const first = `${at.slice(0, at.lastIndexOf('/'))}/0`;
      if (selector === undefined) return [];
      return [
        { op: 'set', at: `${first}/podSelector`, value: selector },
        { op: 'remove', at },
      ];
    },
  },
};

/** The selector under a key, where it demands something and the other is not written. */
function narrowing(
  peer: NetworkPeer,
  key: 'namespaceSelector' | 'podSelector',
  other: 'namespaceSelector' | 'podSelector',
): Selector | undefined {
  const selector = peer[key];
  return selector === undefined || peer[other] !== undefined || isEmptySelector(selector)
    ? undefined
    : selector;
}

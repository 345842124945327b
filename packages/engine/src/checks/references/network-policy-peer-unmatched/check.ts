import type { NetworkPeer } from '../../../model/network-policy.ts';
import { isEmptySelector, isValidSelector, selectorText, type Selector } from '../../../model/selector.ts';
import { absenceDoubt } from '../../../snapshot/resolve.ts';
import type { SnapshotCheck } from '../../check.ts';
import { selectedSomewhere } from '../selected-pods.ts';
import { enforcedRules } from '../../network/policy-rules.ts';

const nameLabel = 'kubernetes.io/metadata.name';

export const networkPolicyPeerUnmatched: SnapshotCheck = {
  id: 'network-policy-peer-unmatched',
  title: 'Network policy allows a peer that is absent',
  severity: 'low',
  gain: 'Whoever may give a pod those labels is let through by a rule that nobody remembers.',
  why: 'A selector that fits no pod allows nothing today: what it was written for is cut off, and whatever gets the labels later is let through.',
  remedy: 'Write labels of the pods that are to be allowed, or remove the peer.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  ],
  aliases: ['kube-linter:dangling-networkpolicypeer-podselector'],
  profile: 'default',
  on: 'snapshot',
  kinds: ['NetworkPolicy.networking.k8s.io'],
  evaluate: ({ name, namespace, details }, snapshot, { parameters }) => {
    if (details?.of !== 'network-policy') return undefined;
    return enforcedRules(details).flatMap((rule) =>
      rule.peers.flatMap((peer) => {
        const { podSelector } = peer;
        const where = placeOfPeer(peer, namespace, (other) => snapshot.podsIn(other).length > 0);
        if (podSelector === undefined || where === undefined) return [];
        if (isEmptySelector(podSelector) || !isValidSelector(podSelector)) return [];
        if (snapshot.podsSelectedBy(podSelector, where.namespace).length > 0) return [];
        const doubt =
          selectedSomewhere(podSelector, where.namespace, snapshot) ??
          absenceDoubt({ kindName: 'Pod', namespace: where.namespace, name: '' }, snapshot, parameters);
        const whose = `rule \`${rule.name}\` of NetworkPolicy \`${name}\``;
        if (doubt !== undefined) {
          return { at: podSelector.at, unknown: `cannot tell whom ${whose} allows: ${doubt}` };
        }
        return {
          at: podSelector.at,
          message: `${whose} allows pods that are absent: no workload of ${where.namespace === undefined ? 'its namespace' : `namespace \`${where.namespace}\``} has the labels \`${selectorText(podSelector)}\``,
        };
      }),
    );
  },
};

/**
 * The one namespace that a peer's pods lie in; `undefined` where it may be any of several, or another one of which these
 * manifests know nothing.
 */
function placeOfPeer(
  { namespaceSelector }: NetworkPeer,
  own: string | undefined,
  hasPods: (namespace: string) => boolean,
): { readonly namespace: string | undefined } | undefined {
  if (namespaceSelector === undefined) return { namespace: own };
  const named = namedBy(namespaceSelector);
  return named === undefined || !hasPods(named) ? undefined : { namespace: named };
}

function namedBy({ matchLabels, matchExpressions }: Selector): string | undefined {
  return matchExpressions.length === 0 && matchLabels.size === 1 ? matchLabels.get(nameLabel) : undefined;
}

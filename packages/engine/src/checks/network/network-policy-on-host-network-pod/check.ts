import { isEmptySelector } from '../../../model/selector.ts';
import type { SnapshotCheck } from '../../check.ts';

export const networkPolicyOnHostNetworkPod: SnapshotCheck = {
  id: 'network-policy-on-host-network-pod',
  title: 'Network policy selects a host network pod',
  severity: 'medium',
  gain: 'Traffic that the policy seems to hold back reaches the pod, and from it the network of the node.',
  why: 'A pod on the network of its node has the address of the node, and most network plug-ins do not apply policies there.',
  remedy:
    'Take the pod off the host network, or guard it with rules for nodes: a firewall, or a host policy of the network plug-in.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ['NetworkPolicy.networking.k8s.io'],
  evaluate: ({ name, namespace, details }, snapshot) => {
    // A policy for every pod of the namespace is right, whatever else runs there.
    if (details?.of !== 'network-policy' || isEmptySelector(details.podSelector)) return undefined;
    const first = snapshot.podsSelectedBy(details.podSelector, namespace).find(({ pod }) => pod.hostNetwork);
    if (first === undefined) return undefined;
    return {
      at: details.podSelector.at,
      message: `network policy \`${name}\` selects the pods of ${first.kind} \`${first.name}\`, which run on the network of their node: most network plug-ins do not apply it there`,
    };
  },
};

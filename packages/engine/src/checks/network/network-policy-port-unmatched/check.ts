import type { NetworkPolicyPort } from '../../../model/network-policy.ts';
import type { PodResource } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import type { SnapshotCheck } from '../../check.ts';
import { enforcedRules, type EnforcedRule } from '../policy-rules.ts';

export const networkPolicyPortUnmatched: SnapshotCheck = {
  id: 'network-policy-port-unmatched',
  title: 'Network policy names an absent port',
  severity: 'low',
  gain: 'An attacker gains nothing directly; traffic that should pass is dropped, and a wider rule is the usual way out.',
  why: 'A port name is looked up in the containers on the receiving side; a name that none of them has allows nothing.',
  remedy: 'Write the name of a port of the containers, with the same protocol, or its number.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ['NetworkPolicy.networking.k8s.io'],
  evaluate: ({ name, namespace, details }, snapshot) => {
    if (details?.of !== 'network-policy') return undefined;
    return enforcedRules(details).flatMap((rule) => {
      const named = rule.ports.filter((entry) => typeof entry.port === 'string');
      if (named.length === 0) return [];
      const receivers = rule.isIngress
        ? snapshot.podsSelectedBy(details.podSelector, namespace)
        : peersOf(rule, namespace, snapshot);
      if (receivers.length === 0) return [];
      return named
        .filter((entry) => !receivers.some((receiver) => hasPort(receiver, entry)))
        .map(({ at, port, protocol }) => ({
          at: `${at}/port`,
          message: `rule \`${rule.name}\` of network policy \`${name}\` allows port \`${port}\` (${protocol}), which ${rule.isIngress ? 'no container of the selected pods' : 'no container of its peers'} declares`,
        }));
    });
  },
};

/** The pods that a rule allows connections to, where it says so by their labels alone; none where others may be meant. */
function peersOf(
  { peers }: EnforcedRule,
  namespace: string | undefined,
  snapshot: Snapshot,
): readonly PodResource[] {
  if (peers.some((peer) => peer.podSelector === undefined || peer.namespaceSelector !== undefined)) return [];
  return peers.flatMap(({ podSelector }) => snapshot.podsSelectedBy(podSelector, namespace));
}

/** Ports of ordinary init containers do not count: they are gone when the pod is reached. */
function hasPort({ pod }: PodResource, { port, protocol }: NetworkPolicyPort): boolean {
  return pod.containers.some(
    ({ kind, ports }) =>
      kind !== 'init' && ports.some((declared) => declared.name === port && declared.protocol === protocol),
  );
}

import { networkPolicyOf } from '../../../model/network-policy.ts';
import type { ResourceCheck } from '../../check.ts';
import { networkPolicyKinds } from '../policy-rules.ts';

export const networkPolicyWithoutSelector: ResourceCheck = {
  id: 'network-policy-without-selector',
  title: 'Network policy names no pods',
  severity: 'low',
  gain: 'An attacker meets rules that hold for other pods than their author meant.',
  why: 'A policy without `podSelector` silently holds for every pod of its namespace, and readers cannot tell whether that was meant.',
  remedy: 'Write `podSelector: {}` where every pod is meant, or the labels of the pods under `podSelector`.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec',
    'https://kubernetes.io/docs/tasks/administer-cluster/declare-network-policy/',
  ],
  aliases: ['trivy:KSV-0038'],
  profile: 'default',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) => {
    const { fields, name } = resource;
    if (fields.map('spec')?.has('podSelector') === true) return undefined;
    const { ingress, egress, podSelector } = networkPolicyOf(resource);
    const peers = [...ingress, ...egress].flatMap((rule) => rule.peers);
    if (peers.some((peer) => peer.podSelector !== undefined || peer.namespaceSelector !== undefined))
      return undefined;
    return {
      at: podSelector.at,
      message: `network policy \`${name}\` holds for every pod of its namespace: \`podSelector\` is not set, and no peer has a selector`,
    };
  },
  fix: { safety: 'safe', edits: ({ at }) => [{ op: 'set', at, value: {} }] },
};

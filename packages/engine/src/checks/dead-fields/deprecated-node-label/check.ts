import type { Pod } from '../../../model/pod.ts';
import { tokensOf } from '../../../model/pointer.ts';
import type { PodCheck, Violation } from '../../check.ts';
import { renamed, selectedLabels, topologyLabels, type NamedLabel } from '../node-labels.ts';

/** Labels of the beta days by the ones that took their place. */
const successors: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'kubernetes.io/arch'],
  ['beta.kubernetes.io/os', 'kubernetes.io/os'],
  ['beta.kubernetes.io/instance-type', 'node.kubernetes.io/instance-type'],
  ['failure-domain.beta.kubernetes.io/region', 'topology.kubernetes.io/region'],
  ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
]);

export const deprecatedNodeLabel: PodCheck = {
  id: 'deprecated-node-label',
  title: 'Nodes are chosen by a deprecated label',
  severity: 'info',
  gain: 'An attacker gains nothing directly; on the day the label goes, pods are not scheduled or not spread.',
  why: 'The label has had a stable name since 1.14 or 1.17; nodes still carry both, and the API server warns of the old one.',
  remedy: 'Write the stable label that the message names.',
  references: [
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#beta-kubernetes-io-os-deprecated',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#failure-domainbetakubernetesiozone',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    const { spec } = pod;
    if (!spec.has('nodeSelector') && !spec.has('affinity') && !spec.has('topologySpreadConstraints'))
      return undefined;
    const violations: Violation[] = [];
    for (const { at, label } of named(pod)) {
      const successor = successors.get(label);
      if (successor === undefined) continue;
      violations.push({ at, message: `the label \`${label}\` is deprecated; write \`${successor}\`` });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify: 'Verify that all nodes have the newer label: `kubectl get nodes --show-labels` shows it.',
    edits: ({ at }, pod) => {
      const label = named(pod).find((place) => place.at === at)?.label ?? tokensOf(at).at(-1) ?? '';
      const successor = successors.get(label);
      return successor === undefined ? [] : renamed(at, pod, successor);
    },
  },
};

function named(pod: Pod): readonly NamedLabel[] {
  return [...selectedLabels(pod), ...topologyLabels(pod)];
}

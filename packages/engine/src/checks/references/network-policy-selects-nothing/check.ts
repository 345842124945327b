import { isEmptySelector, isValidSelector, selectorText } from '../../../model/selector.ts';
import { absenceDoubt } from '../../../snapshot/resolve.ts';
import type { SnapshotCheck } from '../../check.ts';
import { selectedSomewhere } from '../selected-pods.ts';

export const networkPolicySelectsNothing: SnapshotCheck = {
  id: 'network-policy-selects-nothing',
  title: 'Network policy selects no pod',
  severity: 'medium',
  gain: 'The pods that the policy was written for are open to everybody.',
  why: 'A policy whose selector fits no pod is accepted and protects nothing; a misspelt label is enough.',
  remedy: 'Write labels of the pods under `podSelector`, or remove the policy where its workload is gone.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  ],
  aliases: ['kube-linter:dangling-networkpolicy', 'kubescape:C-0299', 'kube-score:networkpolicy-targets-pod'],
  profile: 'default',
  on: 'snapshot',
  kinds: ['NetworkPolicy.networking.k8s.io'],
  evaluate: ({ name, namespace, details }, snapshot, { parameters }) => {
    if (details?.of !== 'network-policy') return undefined;
    const { podSelector } = details;
    if (isEmptySelector(podSelector) || !isValidSelector(podSelector)) return undefined;
    if (snapshot.podsSelectedBy(podSelector, namespace).length > 0) return undefined;
    const doubt =
      selectedSomewhere(podSelector, namespace, snapshot) ??
      absenceDoubt({ kindName: 'Pod', namespace, name: '' }, snapshot, parameters);
    if (doubt !== undefined) {
      return { at: podSelector.at, unknown: `cannot tell what NetworkPolicy \`${name}\` selects: ${doubt}` };
    }
    return {
      at: podSelector.at,
      message: `network policy \`${name}\` selects no pod: no workload of ${namespace === undefined ? 'its namespace' : `namespace \`${namespace}\``} has the labels \`${selectorText(podSelector)}\``,
    };
  },
};

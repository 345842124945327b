import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { doubtAboutPods, namespaceText, podsText, policiesFor, policiesIn } from '../policy-cover.ts';

/** Strict: in the default profile `network-policies-leave-pods-out` says it once for all pods of a namespace. */
export const podWithoutNetworkPolicy: SnapshotCheck = {
  id: 'pod-without-network-policy',
  title: 'No network policy selects the pod',
  severity: 'medium',
  gain: 'Whoever breaks into any pod of the cluster reaches every port of this one, and from this one every address.',
  why: 'The policies of the namespace leave the pod out, so it accepts and opens every connection as if there were none.',
  remedy:
    'Add a NetworkPolicy with `podSelector: {}` that denies by default, or one that selects these pods.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.3.2',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  ],
  aliases: [
    'kube-linter:non-isolated-pod',
    'kubescape:C-0030',
    'kubescape:C-0260',
    'checkov:CKV2_K8S_6',
    'polaris:missingNetworkPolicy',
    'kube-score:pod-networkpolicy',
  ],
  profile: 'strict',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (resource, snapshot) => {
    const { pod, namespace } = resource;
    if (pod === undefined || pod.hostNetwork) return undefined;
    if (policiesFor({ ...resource, pod }, snapshot).length > 0) return undefined;
    const policies = policiesIn(namespace, snapshot);
    if (policies.length === 0) return undefined;
    const whose = podsText(resource);
    const doubt = doubtAboutPods({ ...resource, pod }, snapshot);
    if (doubt !== undefined) {
      return { at: pod.at, unknown: `cannot tell whether a network policy selects ${whose}: ${doubt}` };
    }
    return {
      at: pod.at,
      message: `no network policy selects ${whose}: ${namespaceText(namespace)} has ${policies.length === 1 ? '1 policy' : `${policies.length} policies`}, and none with a selector that fits`,
    };
  },
};

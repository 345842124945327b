import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { doubtAbout, isOfKubernetes, podsText, policiesIn } from '../policy-cover.ts';

/** Strict: in the default profile `namespace-without-network-policy` says it once for all pods of a namespace. */
export const podInNamespaceWithoutPolicy: SnapshotCheck = {
  id: 'pod-in-namespace-without-policy',
  title: 'Pod runs where no network policy exists',
  severity: 'medium',
  gain: 'Whoever breaks into any pod of the cluster reaches every port of this one, and from this one every address.',
  why: 'Without a policy in its namespace a pod accepts connections from everywhere and opens them to everywhere.',
  remedy: 'Add a NetworkPolicy that denies by default, and one that allows what these pods need.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.3.2',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
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
    if (pod === undefined || pod.hostNetwork || isOfKubernetes(namespace)) return undefined;
    const policies = policiesIn(namespace, snapshot);
    if (policies.length > 0) return undefined;
    const whose = podsText(resource);
    const doubt = doubtAbout(namespace, snapshot);
    if (doubt !== undefined) {
      return { at: pod.at, unknown: `cannot tell whether a network policy selects ${whose}: ${doubt}` };
    }
    return {
      at: pod.at,
      message: `no network policy selects ${whose}: ${namespace === undefined ? 'it names no namespace, and none here covers it' : `none for namespace \`${namespace}\` is among these manifests`}`,
    };
  },
};

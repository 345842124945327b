import type { SnapshotCheck, Unknown, Violation } from '../../check.ts';
import {
  doubtAbout,
  hasAllLabels,
  isOfKubernetes,
  oncePerNamespace,
  policiesFor,
  policiesIn,
  reachablePods,
  spokenBy,
} from '../policy-cover.ts';

const namedAtMost = 3;

export const networkPoliciesLeavePodsOut: SnapshotCheck = {
  id: 'network-policies-leave-pods-out',
  title: 'Network policies leave workloads out',
  severity: 'medium',
  gain: 'Whoever breaks into one pod of the cluster reaches every port of the pods left out, and from them every address.',
  why: 'A policy holds only for the pods that it selects; all others accept and open every connection as if there were none.',
  remedy:
    'Add a NetworkPolicy with `podSelector: {}` and both `policyTypes` that denies by default, and one for each workload that allows what it needs.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.3.2',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ['Namespace', 'NetworkPolicy.networking.k8s.io'],
  evaluate: (resource, snapshot) => {
    const spoken = spokenBy(resource, `${resource.at}/spec/podSelector`, snapshot);
    if (spoken === undefined) return undefined;
    const { namespace, ...where } = spoken;
    const said = leftOut(namespace, snapshot);
    if (said === undefined) return undefined;
    return { ...where, ...said };
  },
};

type Said = Omit<Violation, 'at'> | Omit<Unknown, 'at'> | undefined;

const leftOut = oncePerNamespace((namespace, snapshot): Said => {
  if (isOfKubernetes(namespace) || policiesIn(namespace, snapshot).length === 0) return undefined;
  const pods = reachablePods(namespace, snapshot);
  const open = pods.filter((pod) => hasAllLabels(pod) && policiesFor(pod, snapshot).length === 0);
  if (open.length === 0) return undefined;
  const whose = namespace === undefined ? 'a namespace that is not named' : `namespace \`${namespace}\``;
  const doubt = doubtAbout(namespace, snapshot);
  if (doubt !== undefined) {
    return { unknown: `cannot tell whether the network policies of ${whose} hold for every pod: ${doubt}` };
  }
  const names = open.slice(0, namedAtMost).map(({ kind, name }) => `${kind} \`${name}\``);
  const more = open.length - names.length;
  return {
    message: `the network policies of ${whose} select ${pods.length - open.length} of ${pods.length} workloads: the pods of ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} accept and open every connection`,
    about: open.map(({ kind, name }) => `${kind} ${name}`),
  };
});

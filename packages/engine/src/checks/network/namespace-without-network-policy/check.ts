import type { Snapshot } from '../../../snapshot/snapshot.ts';
import { isNamespaceOrHoldsPod } from '../../about-slim.ts';
import type { SnapshotCheck, SnapshotVerdict } from '../../check.ts';
import {
  counted,
  doubtAbout,
  isOfKubernetes,
  oncePerNamespace,
  policiesIn,
  reachablePods,
  spokenBy,
  type Spoken,
} from '../policy-cover.ts';

export const namespaceWithoutNetworkPolicy: SnapshotCheck = {
  id: 'namespace-without-network-policy',
  title: 'Namespace has no network policy',
  severity: 'medium',
  gain: 'Whoever breaks into one pod of the cluster reaches every port of the pods here, and from here every address.',
  why: 'Without a policy all pods accept connections from everywhere and open them to everywhere, databases and the metadata service of the cloud included.',
  remedy:
    'Add a NetworkPolicy with `podSelector: {}` and both `policyTypes` that denies by default, and one for each workload that allows what it needs.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.3.2',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
  ],
  aliases: ['kubescape:C-0049', 'kubescape:C-0054', 'kubescape:C-0206', 'kubeaudit:netpols'],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: isNamespaceOrHoldsPod,
  evaluate: (resource, snapshot, { parameters: { inputIsComplete } }) => {
    const { kindName, pod } = resource;
    if (kindName !== 'Namespace' && (pod === undefined || pod.hostNetwork)) return undefined;
    const spoken = spokenBy(resource, pod?.at ?? resource.at, snapshot);
    return spoken === undefined ? undefined : verdict(spoken, snapshot, inputIsComplete);
  },
};

const hasPolicies = oncePerNamespace((namespace, snapshot) => policiesIn(namespace, snapshot).length > 0);
const workloadsIn = oncePerNamespace((namespace, snapshot) => reachablePods(namespace, snapshot).length);

function verdict(
  { namespace, ...where }: Spoken,
  snapshot: Snapshot,
  inputIsComplete: boolean,
): SnapshotVerdict {
  if (isOfKubernetes(namespace)) return undefined;
  if (hasPolicies(namespace, snapshot)) return undefined;
  const workloads = workloadsIn(namespace, snapshot);
  const whose = namespace === undefined ? 'workloads that name no namespace' : `namespace \`${namespace}\``;
  // A namespace is often made in one place, and what it holds and its policies elsewhere.
  const why =
    doubtAbout(namespace, snapshot) ??
    (workloads > 0 || inputIsComplete ? undefined : 'its workloads are not among these manifests');
  if (why !== undefined) {
    return { ...where, unknown: `cannot tell whether a network policy holds for ${whose}: ${why}` };
  }
  if (namespace === undefined) {
    const [name, them] = workloads === 1 ? ['names', 'it'] : ['name', 'them'];
    const message = `${counted(workloads, 'workload')} ${name} no namespace, and no network policy here covers ${them}: the pods accept and open every connection`;
    return { ...where, message };
  }
  return {
    ...where,
    message: `no network policy for ${whose} is among these manifests: ${workloads === 0 ? 'pods there' : `the pods of ${counted(workloads, 'workload')}`} accept and open every connection`,
  };
}

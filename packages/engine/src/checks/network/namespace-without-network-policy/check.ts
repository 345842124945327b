import type { SlimResource } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import type { SnapshotCheck, SnapshotVerdict } from '../../check.ts';
import { counted, doubtAbout, isOfKubernetes, policiesIn, reachablePods } from '../policy-cover.ts';

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
  evaluate: (resource, snapshot, { parameters: { inputIsComplete } }) => {
    if (resource.kindName === 'Namespace') {
      return verdict(resource.name, `${resource.at}/metadata/name`, snapshot, inputIsComplete);
    }
    return isSpokesman(resource, snapshot)
      ? verdict(resource.namespace, resource.pod.at, snapshot, inputIsComplete)
      : undefined;
  },
};

/** True for the first workload of a namespace that is not itself among the manifests. */
function isSpokesman(
  resource: SlimResource,
  snapshot: Snapshot,
): resource is SlimResource & { readonly pod: { readonly at: string } } {
  const { pod, namespace } = resource;
  if (
    pod === undefined ||
    pod.hostNetwork ||
    snapshot.podsIn(namespace).find((one) => !one.pod.hostNetwork) !== resource
  )
    return false;
  return namespace === undefined || snapshot.find('Namespace', undefined, namespace) === undefined;
}

function verdict(
  namespace: string | undefined,
  at: string,
  snapshot: Snapshot,
  inputIsComplete: boolean,
): SnapshotVerdict {
  if (isOfKubernetes(namespace)) return undefined;
  if (policiesIn(namespace, snapshot).length > 0) return undefined;
  const workloads = reachablePods(namespace, snapshot).length;
  const whose = namespace === undefined ? 'what names no namespace' : `namespace \`${namespace}\``;
  // A namespace is often made in one place, and what it holds and its policies elsewhere.
  const why =
    doubtAbout(namespace, snapshot) ??
    (workloads > 0 || inputIsComplete ? undefined : 'its workloads are not among these manifests');
  if (why !== undefined) {
    return { at, unknown: `cannot tell whether a network policy holds for ${whose}: ${why}` };
  }
  return {
    at,
    message: `no network policy for ${whose} is among these manifests: ${workloads === 0 ? 'pods there' : `the pods of ${counted(workloads, 'workload')}`} accept and open every connection`,
  };
}

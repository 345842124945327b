import type { NetworkPolicy } from '../../model/network-policy.ts';
import type { KindName } from '../../model/resource.ts';
import type { PodResource, SlimResource } from '../../snapshot/slim.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';

/** A network policy of Kubernetes, and what it says. */
export interface KnownPolicy {
  readonly resource: SlimResource;
  readonly policy: NetworkPolicy;
}

const networkPolicy = 'NetworkPolicy.networking.k8s.io';

/** Policies of network plug-ins, whose selectors are not read here. */
const foreignKinds: readonly KindName[] = [
  'CiliumNetworkPolicy.cilium.io',
  'NetworkPolicy.projectcalico.org',
  'NetworkPolicy.crd.projectcalico.org',
  'NetworkPolicy.crd.antrea.io',
];

/** The same for policies that belong to no namespace and may hold in any. */
const clusterWideKinds: readonly KindName[] = [
  'CiliumClusterwideNetworkPolicy.cilium.io',
  'GlobalNetworkPolicy.projectcalico.org',
  'GlobalNetworkPolicy.crd.projectcalico.org',
  'AdminNetworkPolicy.policy.networking.k8s.io',
  'BaselineAdminNetworkPolicy.policy.networking.k8s.io',
  'ClusterNetworkPolicy.policy.networking.k8s.io',
  'ClusterNetworkPolicy.crd.antrea.io',
];

/** The network policies of Kubernetes in a namespace. */
export function policiesIn(namespace: string | undefined, snapshot: Snapshot): readonly KnownPolicy[] {
  return snapshot.inNamespace(networkPolicy, namespace).flatMap(known);
}

/** Those of them that hold for the pods of a workload; what runs on the network of its node none reaches. */
export function policiesFor(workload: PodResource, snapshot: Snapshot): readonly KnownPolicy[] {
  return workload.pod.hostNetwork ? [] : snapshot.selecting(networkPolicy, workload).flatMap(known);
}

function known(resource: SlimResource): KnownPolicy | readonly never[] {
  return resource.details?.of === 'network-policy' ? { resource, policy: resource.details } : [];
}

/**
 * Why other policies than those may hold in a namespace, as the end of "cannot tell:"; `undefined` where nothing says so.
 */
export const doubtAbout: (namespace: string | undefined, snapshot: Snapshot) => string | undefined =
  oncePerNamespace(doubtIn);

/** Why policies may hold for the pods of a workload that do not seem to; `undefined` where nothing says so. */
export function doubtAboutPods({ pod, namespace }: PodResource, snapshot: Snapshot): string | undefined {
  return hasAllLabels({ pod }) ? doubtAbout(namespace, snapshot) : 'an operator adds labels to them';
}

/** False for pods of custom resources to which an operator adds labels that a policy may go by. */
export function hasAllLabels({ pod }: Pick<PodResource, 'pod'>): boolean {
  return pod.completed?.hasAllLabels !== false;
}

function doubtIn(namespace: string | undefined, snapshot: Snapshot): string | undefined {
  if (!snapshot.isWhole) return 'a part of the manifests could not be read or is not rendered';
  for (const kindName of foreignKinds) {
    const [other] = snapshot.inNamespace(kindName, namespace);
    if (other !== undefined) return `${other.kindName} \`${other.name}\` may hold there`;
  }
  for (const kindName of clusterWideKinds) {
    const [other] = snapshot.ofKind(kindName);
    if (other !== undefined) return `${other.kindName} \`${other.name}\` may hold there`;
  }
  const unclear = snapshot
    .ofKind(networkPolicy)
    .find(
      (other) => other.namespace !== namespace && (other.namespace === undefined || namespace === undefined),
    );
  if (unclear === undefined) return undefined;
  return `which namespace NetworkPolicy \`${unclear.name}\` and the pods land in is not said`;
}

/** The workloads of a namespace that network policies can hold for. */
export function reachablePods(namespace: string | undefined, snapshot: Snapshot): readonly PodResource[] {
  return snapshot.podsIn(namespace).filter(({ pod }) => !pod.hostNetwork);
}

const platformNamespaces: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease'];

/** True for the namespaces that Kubernetes itself fills. */
export function isOfKubernetes(namespace: string | undefined): boolean {
  return namespace !== undefined && platformNamespaces.includes(namespace);
}

/** A namespace as messages name it. */
export function namespaceText(namespace: string | undefined): string {
  return namespace === undefined ? 'their namespace, which is not named,' : `namespace \`${namespace}\``;
}

/** Several things by number: `1 workload`, `3 workloads`. */
export function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

/** The pods of a resource as messages name them. */
export function podsText({ kind, name }: SlimResource): string {
  return kind === 'Pod' ? `pod \`${name}\`` : `the pods of ${kind} \`${name}\``;
}

/** The namespace that a resource can speak for, and where it says so; `undefined` where the Namespace itself is here to do it. */
export interface Spoken {
  readonly namespace: string | undefined;
  readonly at: string;
  /** Set where the Namespace is not among the manifests. */
  readonly ofNamespace?: { readonly name: string | undefined };
}

/** For which namespace a resource speaks: a Namespace for itself, others for theirs where that is not among the manifests. */
export function spokenBy(resource: SlimResource, at: string, snapshot: Snapshot): Spoken | undefined {
  const { kindName, name, namespace } = resource;
  if (kindName === 'Namespace') return { namespace: name, at: `${resource.at}/metadata/name` };
  if (namespace !== undefined && snapshot.find('Namespace', undefined, namespace) !== undefined)
    return undefined;
  return { namespace, at, ofNamespace: { name: namespace } };
}

/** What is found out of a namespace, once for all who ask. */
export function oncePerNamespace<T>(
  find: (namespace: string | undefined, snapshot: Snapshot) => T,
): (namespace: string | undefined, snapshot: Snapshot) => T {
  const found = new WeakMap<Snapshot, Map<string | undefined, { readonly value: T }>>();
  return (namespace, snapshot) => {
    const known = found.get(snapshot) ?? new Map<string | undefined, { readonly value: T }>();
    found.set(snapshot, known);
    const one = known.get(namespace) ?? { value: find(namespace, snapshot) };
    known.set(namespace, one);
    return one.value;
  };
}

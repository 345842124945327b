import { isProvided } from '../model/provided.ts';
import type { Reference } from '../model/reference.ts';
import type { KindName } from '../model/resource.ts';
import type { SlimResource } from './slim.ts';
import type { Snapshot } from './snapshot.ts';

/** What became of a reference. */
export type Resolution =
  | { readonly is: 'found'; readonly resource: SlimResource }
  /** It stands in no manifest, but Kubernetes or a controller makes it. */
  | { readonly is: 'made' }
  | { readonly is: 'missing' }
  /** Nobody can tell from these manifests; `why` ends the sentence "cannot tell:". */
  | { readonly is: 'unknown'; readonly why: string };

/** What the user says of the input. */
export interface Completeness {
  /** True where everything that the manifests refer to stands in them (parameter `inputIsComplete`). */
  readonly inputIsComplete: boolean;
}

/**
 * Looks for what a reference names. It is missing only where the manifests would hold it; docs/reading-manifests.md has
 * the rule, under "Relations".
 */
export function resolve(reference: Reference, snapshot: Snapshot, completeness: Completeness): Resolution {
  const { kindName, namespace, name } = reference;
  // An owner may be of a kind without namespaces, and then has none.
  const resource =
    snapshot.find(kindName, namespace, name) ??
    (reference.use === 'owner' ? snapshot.find(kindName, undefined, name) : undefined);
  if (resource !== undefined) return { is: 'found', resource };
  if (isProvided(kindName, namespace, name) || snapshot.isCreated(kindName, namespace, name)) return made;
  const elsewhere = snapshot.named(kindName, name).find((other) => isUnclear(namespace, other.namespace));
  if (elsewhere !== undefined) {
    const why = `\`${name}\` is among these manifests, but which namespace it lands in is not said`;
    return { is: 'unknown', why };
  }
  const why = absenceDoubt({ kindName, namespace, name }, snapshot, completeness);
  return why === undefined ? missing : { is: 'unknown', why };
}

const made: Resolution = { is: 'made' };
const missing: Resolution = { is: 'missing' };

/** True where one of two namespaces is not known, so that both may be the same. */
function isUnclear(one: string | undefined, other: string | undefined): boolean {
  return one !== other && (one === undefined || other === undefined);
}

/** What is not there. */
interface Absent {
  /** `Pod` stands for every workload. */
  readonly kindName: KindName;
  readonly namespace: string | undefined;
  /** Empty where not one object is missed but any that would do. */
  readonly name: string;
}

/** Why the absence of an object proves nothing; `undefined` where these manifests would hold it. */
export function absenceDoubt(
  { kindName, namespace, name }: Absent,
  snapshot: Snapshot,
  { inputIsComplete }: Completeness,
): string | undefined {
  if (!snapshot.isWhole) return 'a part of the manifests could not be read or is not rendered';
  if (inputIsComplete) return undefined;
  if (isPlatformNamespace(namespace)) return `namespace \`${namespace}\` belongs to the platform`;
  const kind = kindName.split('.', 1)[0] ?? kindName;
  const absent =
    name === ''
      ? `no ${kind} that would do is among these manifests`
      : `the ${kind} \`${name}\` is not among these manifests`;
  const others = kindName === 'Pod' ? snapshot.podsIn(namespace) : snapshot.inNamespace(kindName, namespace);
  if (others.length === 0) return absent;
  // Values of Secrets belong into no repository, so one that is there says nothing of the others.
  if (kindName === 'Secret') return `${absent}, and Secrets are often kept elsewhere`;
  if (isMadeByHooks.has(kindName) && snapshot.hasHookIn(namespace)) {
    return `${absent}, and a Helm hook may make it`;
  }
  const maker = snapshot.customIn(namespace).find((custom) => mayMake(custom, kindName, name));
  return maker === undefined ? undefined : `${absent}, and ${maker.kind} \`${maker.name}\` may make it`;
}

const isMadeByHooks: ReadonlySet<KindName> = new Set(['ConfigMap', 'Secret', 'ServiceAccount']);

/** Operators name what they make after the resource they make it from; for pods that have no name, any of them may. */
function mayMake(custom: SlimResource, kindName: KindName, name: string): boolean {
  if (name === '') return kindName === 'Pod' && !showsAllLabels(custom) && !makesNoPods(custom);
  return custom.name !== '' && name.startsWith(custom.name);
}

/** True where the pods of a custom resource carry the labels that are written, and no others. */
function showsAllLabels({ pod }: SlimResource): boolean {
  return pod !== undefined && pod.completed?.hasAllLabels !== false;
}

/** API groups whose resources settle how others behave, and never run pods. */
const groupsWithoutPods: ReadonlySet<string> = new Set([
  'acme.cert-manager.io',
  'cert-manager.io',
  'cilium.io',
  'cloud.google.com',
  'configuration.konghq.com',
  'crd.projectcalico.org',
  'elbv2.k8s.aws',
  'external-secrets.io',
  'bitnami.com',
  'gatekeeper.sh',
  'k8s.nginx.org',
  'keda.sh',
  'kyverno.io',
  'linkerd.io',
  'metallb.io',
  'networking.gke.io',
  'networking.istio.io',
  'policy.linkerd.io',
  'projectcalico.org',
  'projectcontour.io',
  'secrets.hashicorp.com',
  'secrets-store.csi.x-k8s.io',
  'security.istio.io',
  'source.toolkit.fluxcd.io',
  'telemetry.istio.io',
  'traefik.containo.us',
  'traefik.io',
]);

const monitoringKinds: ReadonlySet<string> = new Set([
  'ServiceMonitor',
  'PodMonitor',
  'PrometheusRule',
  'Probe',
]);

function makesNoPods({ apiVersion, kind }: SlimResource): boolean {
  const group = apiVersion.slice(0, apiVersion.indexOf('/'));
  if (group === 'monitoring.coreos.com') return monitoringKinds.has(kind);
  return groupsWithoutPods.has(group) || group.endsWith('.openshift.io');
}

const platformNamespaces: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);
const platformPrefixes: readonly string[] = ['openshift-', 'gke-', 'gmp-', 'aks-'];

/** True for the namespaces that Kubernetes or a provider fills. */
function isPlatformNamespace(namespace: string | undefined): boolean {
  if (namespace === undefined) return false;
  return platformNamespaces.has(namespace) || platformPrefixes.some((prefix) => namespace.startsWith(prefix));
}

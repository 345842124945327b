import { Fields, type Malformed } from './fields.ts';
import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from './json.ts';

/** One Kubernetes object as a manifest states it. */
export interface Resource {
  readonly uri: string;
  /** Pointer of the resource in its document: empty, or the place inside a list. */
  readonly at: string;
  readonly apiVersion: string;
  /** API group; empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /**
   * `undefined` where the manifest names none: the namespace is then unknown, not `default`. A kind that belongs to
   * none has none, whatever is written: the API server drops it.
   */
  readonly namespace: string | undefined;
  /** `metadata.name`, or the stem in `metadata.generateName`; empty where neither is written. */
  readonly name: string;
  readonly fields: Fields;
  readonly metadata: Fields | undefined;
  /** Filled while the resource is read: what has a type that the API server would refuse. */
  readonly malformed: ReadonlyMap<string, Malformed>;
}

/** `Kind` for the core group, `Kind.group` otherwise: the way `kubectl` names a kind. */
export type KindName = string;

/** The kind of a resource without its version, as `kubectl` writes it. */
export function kindNameOf({ group, kind }: { readonly group: string; readonly kind: string }): KindName {
  if (group === '') return kind;
  if (group !== last.group || kind !== last.kind) last = { group, kind, name: `${kind}.${group}` };
  return last.name;
}

/** The kind that was asked for last: many ask it of one resource in a row. */
let last = { group: '', kind: '', name: '' };

/** True where another object made this one, whose own manifest is then the place to change. */
export function isOwned({ metadata }: Resource): boolean {
  return metadata !== undefined && metadata.maps('ownerReferences').length > 0;
}

/** What says of which kind an object is. */
interface TypeMeta {
  readonly apiVersion: JsonValue | undefined;
  readonly kind: JsonValue | undefined;
}

const noType: TypeMeta = { apiVersion: undefined, kind: undefined };

/**
 * The resources of a document: the document itself, or what the lists in it hold, at any depth. A document without
 * string `apiVersion` and `kind` holds none; an item without either is of the kind of its list (`PodList`), as the API
 * server leaves both out there.
 */
export function resourcesOf(value: JsonValue, uri: string): readonly Resource[] {
  const found: Resource[] = [];
  collect(value, uri, '', noType, found);
  return found;
}

function collect(value: JsonValue, uri: string, at: string, ofItems: TypeMeta, found: Resource[]): void {
  if (!isObject(value)) return;
  const { apiVersion, kind } = typeOf(value, ofItems);
  if (typeof kind !== 'string') return;
  const items = valueAt(value, 'items');
  if (kind.endsWith('List') && isArray(items)) {
    const itemType = kind === 'List' ? noType : { apiVersion, kind: kind.slice(0, -'List'.length) };
    for (const [index, item] of items.entries()) {
      collect(item, uri, `${at}/items/${index}`, itemType, found);
    }
  } else if (typeof apiVersion === 'string') {
    found.push(readResource(value, uri, at, apiVersion, kind));
  }
}

function typeOf(object: JsonObject, ofItems: TypeMeta): TypeMeta {
  const apiVersion = valueAt(object, 'apiVersion') ?? undefined;
  const kind = valueAt(object, 'kind') ?? undefined;
  return apiVersion === undefined && kind === undefined ? ofItems : { apiVersion, kind };
}

function readResource(
  object: JsonObject,
  uri: string,
  at: string,
  apiVersion: string,
  kind: string,
): Resource {
  const malformed = new Map<string, Malformed>();
  const fields = new Fields(object, at, malformed);
  const metadata = fields.map('metadata');
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  const namespace = metadata?.string('namespace') || undefined;
  return {
    uri,
    at,
    apiVersion,
    group,
    version: slash < 0 ? apiVersion : apiVersion.slice(slash + 1),
    kind,
    namespace: isClusterWide(kindNameOf({ group, kind })) ? undefined : namespace,
    name: metadata?.string('name') || metadata?.string('generateName') || '',
    fields,
    metadata,
    malformed,
  };
}

/** True for a kind of Kubernetes itself that belongs to no namespace. */
export function isClusterWide(kindName: KindName): boolean {
  return clusterWide.has(kindName);
}

/** The kinds of Kubernetes itself that belong to no namespace and are written in manifests. */
const clusterWide: ReadonlySet<KindName> = new Set([
  'Namespace',
  'Node',
  'PersistentVolume',
  'APIService.apiregistration.k8s.io',
  'CSIDriver.storage.k8s.io',
  'CertificateSigningRequest.certificates.k8s.io',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'FlowSchema.flowcontrol.apiserver.k8s.io',
  'IngressClass.networking.k8s.io',
  'MutatingAdmissionPolicy.admissionregistration.k8s.io',
  'MutatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'PodSecurityPolicy.policy',
  'PriorityClass.scheduling.k8s.io',
  'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io',
  'RuntimeClass.node.k8s.io',
  'StorageClass.storage.k8s.io',
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  'VolumeAttachment.storage.k8s.io',
]);

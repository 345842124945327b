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
  /** `undefined` where the manifest names none: the namespace is then unknown, not `default`. */
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
export function kindNameOf(resource: { readonly group: string; readonly kind: string }): KindName {
  return resource.group === '' ? resource.kind : `${resource.kind}.${resource.group}`;
}

/**
 * The resources of a document: the document itself, or what the lists in it hold, at any depth. A document without
 * string `apiVersion` and `kind` holds none.
 */
export function resourcesOf(value: JsonValue, uri: string): readonly Resource[] {
  const found: Resource[] = [];
  collect(value, uri, '', found);
  return found;
}

function collect(value: JsonValue, uri: string, at: string, found: Resource[]): void {
  if (!isObject(value)) return;
  const kind = valueAt(value, 'kind');
  const items = valueAt(value, 'items');
  if (typeof kind === 'string' && kind.endsWith('List') && isArray(items)) {
    for (const [index, item] of items.entries()) collect(item, uri, `${at}/items/${index}`, found);
    return;
  }
  const apiVersion = valueAt(value, 'apiVersion');
  if (typeof kind === 'string' && typeof apiVersion === 'string') {
    found.push(readResource(value, uri, at, apiVersion, kind));
  }
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
  return {
    uri,
    at,
    apiVersion,
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: slash < 0 ? apiVersion : apiVersion.slice(slash + 1),
    kind,
    namespace: metadata?.string('namespace') || undefined,
    name: metadata?.string('name') || metadata?.string('generateName') || '',
    fields,
    metadata,
    malformed,
  };
}

import { isClusterWide, kindNameOf } from '../model/resource.ts';
import { isObject, valueAt, type JsonObject } from '../model/json.ts';
import { yamlText } from './files/yaml-text.ts';

/** A new resource as the text of a file of its own. */
export function companionText(resource: JsonObject): string {
  return yamlText(resource);
}

/** The name of the file that a new resource gets, as `web-serviceaccount.yaml`. */
export function companionName(resource: JsonObject): string {
  const metadata = valueAt(resource, 'metadata');
  const name = isObject(metadata) ? valueAt(metadata, 'name') : undefined;
  const kind = valueAt(resource, 'kind');
  const words = [name, kind].flatMap((word) => (typeof word === 'string' && word !== '' ? word : []));
  const safe = words
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/gu, '-');
  return `${safe.replaceAll(/^[.-]+/gu, '') || 'resource'}.yaml`;
}

/** A new resource in the namespace of what it goes with, unless it names one or belongs to none. */
export function inNamespace(resource: JsonObject, namespace: string | undefined): JsonObject {
  const metadata = valueAt(resource, 'metadata') ?? {};
  if (namespace === undefined || !isObject(metadata) || valueAt(metadata, 'namespace') !== undefined)
    return resource;
  const [apiVersion, kind] = [valueAt(resource, 'apiVersion'), valueAt(resource, 'kind')];
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return resource;
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  if (isClusterWide(kindNameOf({ group, kind }))) return resource;
  const { name, ...rest } = metadata;
  const placed = { ...(name === undefined ? {} : { name }), namespace, ...rest };
  return { ...resource, metadata: placed };
}

import { isArray, isObject, valueAt, type JsonValue } from '../model/json.ts';
import { tokensOf } from '../model/pointer.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';

/**
 * What a finding is recognised by after edits elsewhere: the check, the identity of the object and the field, with
 * names in place of list positions. Neither file nor line nor message is part of it.
 */
export function fingerprintOf(check: string, resource: Resource, at: string): string {
  return fingerprint(
    check,
    { kindName: kindNameOf(resource), namespace: resource.namespace, name: resource.name },
    stablePath(resource, at),
  );
}

/** The same for a field path without list positions, as relations name them. */
export function fingerprint(check: string, object: ObjectIdentity, path: string): string {
  return hash64(`${check}\n${object.kindName}\n${object.namespace ?? ''}\n${object.name}\n${path}`);
}

interface ObjectIdentity {
  readonly kindName: KindName;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** The keys by which Kubernetes' own lists are merged, in the order in which they are tried. */
const listKeys = ['name', 'mountPath', 'containerPort', 'port', 'key', 'ip', 'host', 'path', 'topologyKey'];

function stablePath(resource: Resource, at: string): string {
  let here: JsonValue | undefined = resource.fields.object;
  let path = '';
  for (const token of tokensOf(at.slice(resource.at.length))) {
    if (isArray(here)) {
      here = here[Number(token)];
      path += `/${nameIn(here) ?? token}`;
    } else {
      here = isObject(here) ? valueAt(here, token) : undefined;
      path += `/${token}`;
    }
  }
  return path;
}

function nameIn(item: JsonValue | undefined): string | undefined {
  if (!isObject(item)) return typeof item === 'string' ? `=${item}` : undefined;
  for (const key of listKeys) {
    const value = valueAt(item, key);
    if (typeof value === 'string' || typeof value === 'number') return `[${key}=${value}]`;
  }
  return undefined;
}

/** FNV-1a over UTF-16 units in two lanes of 32 bits; not cryptographic, it only tells findings apart. */
export function hash64(text: string): string {
  let left = 0x811c9dc5;
  let right = 0xc9dc5811;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    left = Math.imul(left ^ unit, 0x01000193);
    right = Math.imul(right ^ (unit + index), 0x01000193) ^ (left >>> 15);
  }
  return hex(left) + hex(right);
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}

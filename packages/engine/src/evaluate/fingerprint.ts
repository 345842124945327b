import { isArray, isObject, valueAt, type JsonValue } from '../model/json.ts';
import { unescapeToken } from '../model/pointer.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';

/** Gives the fingerprint of a check's finding at a pointer of one resource. */
export type Fingerprinter = (check: string, at: string) => string;

/**
 * What the findings of a resource are recognised by after edits elsewhere: the check, the identity of the object and
 * the field, with names in place of list positions. Neither file nor line nor message is part of it.
 */
export function makeFingerprinter(resource: Resource): Fingerprinter {
  const identity = { kindName: kindNameOf(resource), namespace: resource.namespace, name: resource.name };
  const known = new Map<string, Step>([[resource.at, { path: '', value: resource.fields.object }]]);
  const parentOf = (at: string): Step => known.get(at) ?? remember(at, stepTo(at));
  const remember = (at: string, step: Step): Step => {
    known.set(at, step);
    return step;
  };
  const stepTo = (at: string): Step => {
    const slash = at.lastIndexOf('/');
    if (slash < 0) return { path: at, value: undefined };
    return descend(parentOf(at.slice(0, slash)), unescapeToken(at.slice(slash + 1)));
  };
  return (check, at) => fingerprint(check, identity, (known.get(at) ?? stepTo(at)).path);
}

/** The fingerprint of a finding at a field path that has names in place of list positions. */
export function fingerprint(check: string, object: ObjectIdentity, path: string): string {
  return hash64(`${check}\n${object.kindName}\n${object.namespace ?? ''}\n${object.name}\n${path}`);
}

interface ObjectIdentity {
  readonly kindName: KindName;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** A node on the way to a field: the path to it with names in place of positions, and its value if it is there. */
interface Step {
  readonly path: string;
  readonly value: JsonValue | undefined;
}

function descend({ path, value }: Step, token: string): Step {
  if (isArray(value)) {
    const item = value[Number(token)];
    return { path: `${path}/${nameIn(item) ?? token}`, value: item };
  }
  return { path: `${path}/${token}`, value: isObject(value) ? valueAt(value, token) : undefined };
}

/** The keys by which Kubernetes' own lists are merged, in the order in which they are tried. */
const listKeys = ['name', 'mountPath', 'containerPort', 'port', 'key', 'ip', 'host', 'path', 'topologyKey'];

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

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(lane: number): string {
  return `${hexPairs[lane >>> 24]}${hexPairs[(lane >>> 16) & 255]}${hexPairs[(lane >>> 8) & 255]}${hexPairs[lane & 255]}`;
}

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
  const identity = identityOf({
    kindName: kindNameOf(resource),
    namespace: resource.namespace,
    name: resource.name,
  });
  const known = new Map<string, Step>([[resource.at, { hash: identity, value: resource.fields.object }]]);
  const parentOf = (at: string): Step => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const step = stepTo(at);
    known.set(at, step);
    return step;
  };
  const stepTo = (at: string): Step => {
    const slash = at.lastIndexOf('/');
    if (slash < 0) return { hash: feed(identity, at), value: undefined };
    return descend(parentOf(at.slice(0, slash)), unescapeToken(at.slice(slash + 1)));
  };
  return (check, at) => finished((known.get(at) ?? stepTo(at)).hash, check);
}

/** The fingerprint of a finding at a field path of an object, for those who have no more than that. */
export function fingerprint(check: string, object: ObjectIdentity, path: string): string {
  return finished(feed(identityOf(object), path), check);
}

interface ObjectIdentity {
  readonly kindName: KindName;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** A node on the way to a field: the hash of the way, with names in place of positions, and its value if it is there. */
interface Step {
  readonly hash: Hash;
  readonly value: JsonValue | undefined;
}

function descend({ hash, value }: Step, token: string): Step {
  if (isArray(value)) {
    const item = value[Number(token)];
    return { hash: feed(hash, `/${nameIn(item) ?? token}`), value: item };
  }
  return { hash: feed(hash, `/${token}`), value: isObject(value) ? valueAt(value, token) : undefined };
}

function identityOf({ kindName, namespace, name }: ObjectIdentity): Hash {
  return feed(start, `${kindName}\n${namespace ?? ''}\n${name}\n`);
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

/** Two lanes of 32 bits. */
interface Hash {
  readonly left: number;
  readonly right: number;
}

const start: Hash = { left: 0x811c9dc5, right: 0xc9dc5811 };

/** FNV-1a over UTF-16 units, with another prime in the second lane; not cryptographic, it only tells findings apart. */
function feed(hash: Hash, text: string): Hash {
  let { left, right } = hash;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    left = Math.imul(left ^ unit, 0x01000193);
    right = Math.imul(right ^ unit, 0x85ebca6b) ^ (right >>> 13);
  }
  return { left, right };
}

function finished(hash: Hash, check: string): string {
  const { left, right } = feed(hash, `\n${check}`);
  return hex(left) + hex(right);
}

function hex(lane: number): string {
  const digits = (lane >>> 0).toString(16);
  return digits.length === 8 ? digits : digits.padStart(8, '0');
}

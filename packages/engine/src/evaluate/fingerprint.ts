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

function finished(way: Hash, check: string): string {
  const { left, right } = mix(way, hashOfCheck(check));
  return hex16(left, right);
}

function mix(a: Hash, b: Hash): Hash {
  return {
    left: Math.imul(a.left ^ b.left, 0x01000193) ^ (b.left >>> 15),
    right: Math.imul(a.right ^ b.right, 0x85ebca6b) ^ (b.right >>> 13),
  };
}

/** Few ids make up all findings, so each is hashed once. */
const checkHashes = new Map<string, Hash>();

function hashOfCheck(check: string): Hash {
  const known = checkHashes.get(check);
  if (known !== undefined) return known;
  const made = feed(start, check);
  checkHashes.set(check, made);
  return made;
}

/** Sixteen digits, made in one piece: a text put together of several would cost more than all the hashing. */
function hex16(left: number, right: number): string {
  return String.fromCharCode(
    digit(left, 28),
    digit(left, 24),
    digit(left, 20),
    digit(left, 16),
    digit(left, 12),
    digit(left, 8),
    digit(left, 4),
    digit(left, 0),
    digit(right, 28),
    digit(right, 24),
    digit(right, 20),
    digit(right, 16),
    digit(right, 12),
    digit(right, 8),
    digit(right, 4),
    digit(right, 0),
  );
}

function digit(lane: number, shift: number): number {
  const value = (lane >>> shift) & 15;
  return value < 10 ? 48 + value : 87 + value;
}

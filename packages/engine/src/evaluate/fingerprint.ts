import { isArray, isObject, valueAt, type JsonValue } from '../model/json.ts';
import { unescapeToken } from '../model/pointer.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';
import { feed, hex16, mix, noText, type Hash } from './digest.ts';
import { nameOfItem } from './item-name.ts';

/** Gives the fingerprint of a check's finding at a pointer of one resource, and of what it is about. */
export type Fingerprinter = (check: string, at: string, about?: readonly string[]) => string;

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
    return descend(parentOf(at.slice(0, slash)), at.slice(slash + 1));
  };
  return (check, at, about) => finished(withAbout((known.get(at) ?? stepTo(at)).hash, about), check);
}

/** The fingerprint of a finding at a path of names (`pathOf`), for those who have no more of the object than that. */
export function fingerprint(
  check: string,
  object: ObjectIdentity,
  path: string,
  about?: readonly string[],
): string {
  return finished(withAbout(feed(identityOf(object), path), about), check);
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
    return { hash: feed(hash, `/${item === undefined ? token : nameOfItem(item)}`), value: item };
  }
  const member = isObject(value) ? valueAt(value, unescapeToken(token)) : undefined;
  return { hash: feed(hash, `/${token}`), value: member };
}

function identityOf({ kindName, namespace, name }: ObjectIdentity): Hash {
  return feed(noText, `${kindName}\n${namespace ?? ''}\n${name}\n`);
}

/** The order of what a finding is about means nothing. */
function withAbout(way: Hash, about: readonly string[] | undefined): Hash {
  return about === undefined ? way : feed(way, `\n${about.toSorted().join('\n')}`);
}

function finished(way: Hash, check: string): string {
  return hex16(mix(way, hashOfCheck(check)));
}

/** Few ids make up all findings, so each is hashed once. */
const checkHashes = new Map<string, Hash>();

function hashOfCheck(check: string): Hash {
  const known = checkHashes.get(check);
  if (known !== undefined) return known;
  const made = feed(noText, check);
  checkHashes.set(check, made);
  return made;
}

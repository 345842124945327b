import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../model/json.ts';
import { escapeToken, unescapeToken } from '../model/pointer.ts';
import { feed, hex16, mix, mixUnordered, noText, type Hash } from './digest.ts';

/**
 * What stands for an item of a list in place of its position: the keys by which Kubernetes merges such lists, else a
 * digest of what the item holds. Two items of one list may have the same name.
 */
export function nameOfItem(item: JsonValue): string {
  if (!isObject(item)) return isArray(item) ? digestName(item) : scalarName(item);
  for (const { key, others } of listKeys) {
    const value = valueAt(item, key);
    if (typeof value === 'string' || typeof value === 'number') return bracketed(item, key, value, others);
  }
  const metadata = valueAt(item, 'metadata');
  const name = isObject(metadata) ? valueAt(metadata, 'name') : undefined;
  return typeof name === 'string' ? `[name=${escapeToken(name)}]` : digestName(item);
}

/** A pointer into an object with names in place of positions in lists. */
export function pathOf(object: JsonObject, pointer: string): string {
  let path = '';
  let here: JsonValue | undefined = object;
  for (const token of pointer.split('/').slice(1)) {
    const item: JsonValue | undefined = isArray(here) ? here[Number(token)] : undefined;
    path += `/${item === undefined ? token : nameOfItem(item)}`;
    here = isObject(here) ? valueAt(here, unescapeToken(token)) : item;
  }
  return path;
}

/** The keys of Kubernetes' lists in the order in which they are tried, and what tells items apart that share one. */
const listKeys: readonly { readonly key: string; readonly others: readonly string[] }[] = [
  { key: 'mountPath', others: [] },
  { key: 'devicePath', others: [] },
  { key: 'name', others: ['kind', 'namespace'] },
  { key: 'containerPort', others: ['protocol'] },
  { key: 'port', others: ['protocol'] },
  { key: 'key', others: ['operator', 'effect'] },
  { key: 'ip', others: [] },
  { key: 'host', others: [] },
  { key: 'path', others: [] },
  { key: 'topologyKey', others: [] },
];

function bracketed(item: JsonObject, key: string, value: string | number, others: readonly string[]): string {
  const more = others.flatMap((other) => {
    const value = valueAt(item, other);
    // What is there by default is the same as what is not there.
    return typeof value !== 'string' || value === 'TCP' ? [] : `,${other}=${escapeToken(value)}`;
  });
  return `[${key}=${escapeToken(String(value))}${more.join('')}]`;
}

/** What is neither a map nor a list. */
type Scalar = null | boolean | number | bigint | string;

/** Longer texts, such as the scripts in a container's `args`, stand for themselves no more. */
const longestText = 80;

function scalarName(item: Scalar): string {
  const text = String(item);
  return text.length > longestText ? digestName(item) : `=${escapeToken(text)}`;
}

function digestName(item: JsonValue): string {
  return `[#${hex16(digestOf(item))}]`;
}

/** A digest of a value that does not depend on the order of keys and of list items. */
export function digestOf(value: JsonValue): Hash {
  if (isArray(value)) return feed(mixUnordered(value.map(digestOf)), 'list');
  if (!isObject(value)) return scalarDigest(value);
  const members = Object.entries(value).map(([key, member]) => memberDigest(key, digestOf(member)));
  return feed(mixUnordered(members), 'map');
}

/** The digest of a value that is neither a map nor a list. */
export function scalarDigest(value: Scalar): Hash {
  return feed(noText, typeof value === 'string' ? `"${value}` : String(value));
}

/** The digest of one member of a map. */
export function memberDigest(key: string, value: Hash): Hash {
  return mix(feed(noText, key), value);
}

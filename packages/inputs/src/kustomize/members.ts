import { escapeToken, isArray, isObject, valueAt, type JsonObject, type JsonValue } from '@plimsoll/engine';

/** A value in a document, and the pointer to it. */
export interface Member<T extends JsonValue = JsonValue> {
  readonly value: T;
  readonly at: string;
}

/** The member of a map under a key; `undefined` where there is none, or `null`. */
export function memberAt({ value, at }: Member, key: string): Member | undefined {
  if (!isObject(value)) return undefined;
  const found = valueAt(value, key);
  return found === undefined || found === null
    ? undefined
    : { value: found, at: `${at}/${escapeToken(key)}` };
}

/** The items of the list under a key; none where it is no list. */
export function itemsAt(of: Member, key: string): readonly Member[] {
  const list = memberAt(of, key);
  return list === undefined ? [] : itemsOf(list);
}

/** The items of a list; none of anything else. */
export function itemsOf({ value, at }: Member): readonly Member[] {
  return isArray(value) ? value.map((item, index) => ({ value: item, at: `${at}/${index}` })) : [];
}

/** The members of the map under a key, with their keys. */
export function entriesAt(of: Member, key: string): readonly (Member & { readonly key: string })[] {
  const map = memberAt(of, key);
  if (map === undefined || !isObject(map.value)) return [];
  return Object.entries(map.value).map(([name, value]) => ({
    key: name,
    value,
    at: `${map.at}/${escapeToken(name)}`,
  }));
}

/** The text under a key; a number or boolean is none. */
export function textAt(of: Member, key: string): string | undefined {
  const found = memberAt(of, key);
  return found !== undefined && typeof found.value === 'string' ? found.value : undefined;
}

/** The text of a member, if that is what it is. */
export function isText(member: Member | undefined): member is Member<string> {
  return typeof member?.value === 'string';
}

/** The name in the metadata of an object; empty where none is written. */
export function nameIn(object: JsonObject): string {
  const metadata = valueAt(object, 'metadata');
  const name = isObject(metadata) ? valueAt(metadata, 'name') : undefined;
  return typeof name === 'string' ? name : '';
}

import { isArray, isObject, isSameJson, valueAt, type JsonObject, type JsonValue } from '../json.ts';

/** Values that may be filled in, by key. */
export type Defaults = Readonly<Record<string, JsonValue>>;

/** An object without some of its keys; the same object where it has none of them. */
export function without(object: JsonObject, keys: readonly string[]): JsonObject {
  if (!keys.some((key) => Object.hasOwn(object, key))) return object;
  const kept = Object.entries(object).filter(([key]) => !keys.includes(key));
  return Object.fromEntries(kept);
}

/** An object without the keys that have their default value. */
export function withoutEqual(object: JsonObject, defaults: Defaults): JsonObject {
  const equal = Object.keys(defaults).filter(
    (key) => Object.hasOwn(object, key) && isSameJson(valueAt(object, key), defaults[key]),
  );
  return without(object, equal);
}

/** An object with the map under a key edited; where the map is empty afterwards and was not before, the key is gone. */
export function withMap(object: JsonObject, key: string, edit: (map: JsonObject) => JsonObject): JsonObject {
  const map = valueAt(object, key);
  if (!isObject(map)) return object;
  const edited = edit(map);
  if (edited === map) return object;
  return Object.keys(edited).length === 0 ? without(object, [key]) : { ...object, [key]: edited };
}

/** An object with every map of the list under a key edited. */
export function withItems(
  object: JsonObject,
  key: string,
  edit: (item: JsonObject) => JsonObject,
): JsonObject {
  const items = valueAt(object, key);
  if (!isArray(items)) return object;
  const edited = items.map((item) => (isObject(item) ? edit(item) : item));
  return edited.every((item, index) => item === items[index]) ? object : { ...object, [key]: edited };
}

/** An object without those items of the list under a key that are not kept, and without the list where none is left. */
export function withoutItems(
  object: JsonObject,
  key: string,
  isFilledIn: (item: JsonValue) => boolean,
): JsonObject {
  const items = valueAt(object, key);
  if (!isArray(items)) return object;
  const kept = items.filter((item) => !isFilledIn(item));
  if (kept.length === items.length) return object;
  return kept.length === 0 ? without(object, [key]) : { ...object, [key]: kept };
}

/** The map under a key; an empty one where there is none. */
export function mapAt(object: JsonObject, key: string): JsonObject {
  const value = valueAt(object, key);
  return isObject(value) ? value : empty;
}

const empty: JsonObject = {};

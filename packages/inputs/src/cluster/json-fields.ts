import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '@plimsoll/engine';

/** The text under a key; `undefined` for anything else. */
export function textIn(object: JsonObject | undefined, key: string): string | undefined {
  const value = object === undefined ? undefined : valueAt(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** The map under a key; `undefined` for anything else. */
export function mapIn(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object === undefined ? undefined : valueAt(object, key);
  return isObject(value) ? value : undefined;
}

/** The maps of the list under a key; none for anything else. */
export function mapsIn(object: JsonObject | undefined, key: string): readonly JsonObject[] {
  const value = object === undefined ? undefined : valueAt(object, key);
  return isArray(value) ? value.filter(isObject) : [];
}

/** The texts of the list under a key; none for anything else. */
export function textsIn(object: JsonObject | undefined, key: string): readonly string[] {
  const value = object === undefined ? undefined : valueAt(object, key);
  return isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Deeper than any API goes. */
const deepest = 500;

/** True for what is nested deeper than anything that an API server would hold. */
export function isTooDeep(value: JsonValue, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth > deepest) return true;
  const members = isArray(value) ? value : Object.values(value);
  return members.some((member) => isTooDeep(member, depth + 1));
}

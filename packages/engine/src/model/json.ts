/** JSON as Kubernetes' own reader makes it; whole numbers beyond 2^53 are `bigint`, so that they stay exact. */
export type JsonValue = null | boolean | number | bigint | string | JsonArray | JsonObject;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** True for a JSON map. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a JSON list. */
export function isArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value);
}

/** The value under a key that comes from outside; never a member of `Object.prototype`. */
export function valueAt(object: JsonObject, key: string): JsonValue | undefined {
  const value = object[key];
  // JSON holds no function, so a plain look-up is safe for all but `__proto__`, and twice as fast as asking first.
  if (typeof value !== 'function' && key !== '__proto__') return value;
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}

/** True for values that say the same, whatever the order of the keys of a map. */
export function isSameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  if (isArray(one)) {
    if (!isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isSameJson(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => isSameJson(valueAt(one, key), valueAt(other, key)));
}

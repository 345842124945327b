import { isArray, isObject, valueAt, type JsonValue } from './json.ts';
import { tokensOf } from './pointer.ts';

/** What stands where a JSON Pointer leads; `undefined` where nothing does. */
export function valueAtPointer(value: JsonValue, pointer: string): JsonValue | undefined {
  return valueAtTokens(value, tokensOf(pointer));
}

/** The same for the unescaped tokens of a pointer. */
export function valueAtTokens(value: JsonValue, tokens: readonly string[]): JsonValue | undefined {
  let here: JsonValue | undefined = value;
  for (const token of tokens) here = memberOf(here, token);
  return here;
}

/** A member of a map or an item of a list. */
export function memberOf(value: JsonValue | undefined, token: string): JsonValue | undefined {
  if (isArray(value)) return /^\d+$/u.test(token) ? value[Number(token)] : undefined;
  return isObject(value) ? valueAt(value, token) : undefined;
}

import { isArray, isObject, valueAt, type JsonValue } from '../../model/json.ts';

/** What stands where the tokens of a pointer lead; `undefined` where nothing does. */
export function valueIn(value: JsonValue, tokens: readonly string[]): JsonValue | undefined {
  let here: JsonValue | undefined = value;
  for (const token of tokens) {
    here = isArray(here) ? here[Number(token)] : isObject(here) ? valueAt(here, token) : undefined;
  }
  return here;
}

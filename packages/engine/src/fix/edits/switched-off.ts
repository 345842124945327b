import type { Edit } from '../../checks/check.ts';
import { isArray, isObject, valueAt, type JsonValue } from '../../model/json.ts';
import { tokensOf } from '../../model/pointer.ts';
import { applyEdits } from './apply.ts';

/**
 * A document without the fields that were to be removed and say `false` instead of `true`: where a template prints a switch
 * whatever it says, off is as good as gone.
 */
export function withoutSwitchedOff(before: JsonValue, now: JsonValue, edits: readonly Edit[]): JsonValue {
  const off = edits.filter(
    ({ op, at }) => op === 'remove' && valueIn(before, at) === true && valueIn(now, at) === false,
  );
  return off.length === 0 ? now : applyEdits(now, off);
}

function valueIn(value: JsonValue, pointer: string): JsonValue | undefined {
  let here: JsonValue | undefined = value;
  for (const token of tokensOf(pointer)) {
    here = isArray(here) ? here[Number(token)] : isObject(here) ? valueAt(here, token) : undefined;
  }
  return here;
}

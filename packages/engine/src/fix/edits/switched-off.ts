import type { Edit } from '../../checks/check.ts';
import type { JsonValue } from '../../model/json.ts';
import { valueAtPointer } from '../../model/value-at-pointer.ts';
import { applyEdits } from './apply.ts';

/**
 * A document without the fields that were to be removed and say `false` instead of `true`: where a template prints a switch
 * whatever it says, off is as good as gone.
 */
export function withoutSwitchedOff(before: JsonValue, now: JsonValue, edits: readonly Edit[]): JsonValue {
  const off = edits.filter(
    ({ op, at }) =>
      op === 'remove' && valueAtPointer(before, at) === true && valueAtPointer(now, at) === false,
  );
  return off.length === 0 ? now : applyEdits(now, off);
}

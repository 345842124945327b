import type { Fields } from '../../model/fields.ts';
import { isArray, valueAt, type JsonValue } from '../../model/json.ts';
import type { Edit } from '../check.ts';

/** Adds entries to a list in a map, which is made where there is none. */
export function appended(fields: Fields, key: string, entries: readonly JsonValue[]): readonly Edit[] {
  const at = fields.pointer(key);
  return isArray(valueAt(fields.object, key))
    ? entries.map((value) => ({ op: 'set', at: `${at}/-`, value }))
    : [{ op: 'set', at, value: entries }];
}

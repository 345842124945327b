import { isObject, valueAt, type JsonValue } from '../../model/json.ts';
import type { RepeatedEntry } from '../fault.ts';
import { shown } from '../scalar.ts';
import type { Structural } from './structural.ts';

/** The second and later entries of a set or of a list of maps that nothing tells apart from one before. */
export function repeatedEntries(
  items: readonly JsonValue[],
  { listType, mapKeys }: Structural,
  at: string,
): readonly RepeatedEntry[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const identity = listType === 'set' ? canonical(item) : keysOf(item, mapKeys);
    const before = identity === undefined ? undefined : first.get(identity);
    if (identity !== undefined && before === undefined) first.set(identity, index);
    if (before === undefined) return [];
    return {
      kind: 'repeated-entry',
      at: `${at}/${index}`,
      first: `${at}/${before}`,
      shared: listType === 'set' ? shown(item) : shown(sharedKeys(item, mapKeys)),
      twice: 'refused',
    };
  });
}

function keysOf(item: JsonValue, keys: readonly string[]): string | undefined {
  if (!isObject(item)) return undefined;
  return canonical(keys.map((key) => valueAt(item, key) ?? null));
}

function sharedKeys(item: JsonValue, keys: readonly string[]): string {
  if (!isObject(item)) return '';
  return keys.map((key) => `${key}: ${shown(valueAt(item, key) ?? null)}`).join(', ');
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (isObject(value)) {
    const entries = Object.keys(value)
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
    return `{${entries.join(',')}}`;
  }
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

import type { Edit } from '../checks/check.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { tokensOf } from '../model/pointer.ts';

/**
 * A parsed value with edits made; the given value stays as it is, and every pointer means the value as it was given. A `set`
 * makes missing maps on its way and replaces what is no map; removing what is not there changes nothing.
 */
export function applyEdits(value: JsonValue, edits: readonly Edit[]): JsonValue {
  return inOrder(edits).reduce((edited, edit) => applyEdit(edited, edit, tokensOf(edit.at)), value);
}

/** What is set comes first; then what is removed, the items of a list from the last on, so that no position moves. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const removals = edits.filter(({ op }) => op === 'remove').toSorted((a, b) => lastFirst(a.at, b.at));
  return [...edits.filter(({ op }) => op === 'set'), ...removals];
}

function lastFirst(a: string, b: string): number {
  const those = tokensOf(b);
  for (const [index, token] of tokensOf(a).entries()) {
    const other = those[index];
    if (other === undefined) return -1;
    if (other !== token) return Number(other) - Number(token) || (other < token ? -1 : 1);
  }
  return 1;
}

function applyEdit(value: JsonValue, edit: Edit, path: readonly string[]): JsonValue {
  const [token, ...rest] = path;
  if (token === undefined) return edit.op === 'set' ? edit.value : value;
  if (isArray(value)) return editList(value, edit, token, rest);
  if (isObject(value)) return editMap(value, edit, token, rest);
  return edit.op === 'set' ? editMap({}, edit, token, rest) : value;
}

function editList(list: readonly JsonValue[], edit: Edit, token: string, rest: readonly string[]): JsonValue {
  const index = token === '-' ? list.length : Number(token);
  if (!Number.isInteger(index) || index < 0 || index > list.length) return list;
  const item = list[index];
  if (edit.op === 'remove' && rest.length === 0) return list.toSpliced(index, 1);
  if (item === undefined && edit.op === 'remove') return list;
  return list.toSpliced(index, 1, applyEdit(item === undefined ? {} : item, edit, rest));
}

function editMap(map: JsonObject, edit: Edit, token: string, rest: readonly string[]): JsonValue {
  const entries = Object.entries(map);
  const index = entries.findIndex(([key]) => key === token);
  if (edit.op === 'remove') {
    if (index < 0) return map;
    if (rest.length === 0) return Object.fromEntries(entries.toSpliced(index, 1));
  }
  const before = entries[index]?.[1];
  const made: readonly [string, JsonValue] = [
    token,
    applyEdit(before === undefined ? {} : before, edit, rest),
  ];
  return Object.fromEntries(index < 0 ? [...entries, made] : entries.toSpliced(index, 1, [...made]));
}

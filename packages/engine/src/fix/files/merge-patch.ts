import { isArray, isObject, isSameJson, valueAt, type JsonObject, type JsonValue } from '../../model/json.ts';
import { exactly } from '../../model/exactly.ts';
import type { PatchField, PatchStep } from './change.ts';

/** A patch with more fields in it, and the wishes that want something else of a field than one before them. */
export interface PatchWith<T> {
  readonly patch: JsonValue;
  readonly refused: readonly { readonly wish: T; readonly reason: string }[];
}

/** Puts fields into a strategic merge patch; a wish is taken whole or not at all. */
export function withFields<T extends { readonly fields: readonly PatchField[] }>(
  patch: JsonObject,
  wishes: readonly T[],
): PatchWith<T> {
  let whole: JsonValue = patch;
  const taken = new Map<string, JsonValue>();
  const refused = wishes.flatMap((wish) => {
    const leaves = wish.fields.flatMap(leavesOf);
    const against = leaves.find((leaf) => contradicts(leaf, taken));
    if (against !== undefined)
      return [{ wish, reason: 'another fix wants something else of the same field' }];
    for (const { way, value } of leaves) taken.set(keyOf(way), value);
    for (const { way, value } of wish.fields) whole = withField(whole, way, value);
    return [];
  });
  return { patch: whole, refused };
}

/** A field as those that it holds, so that two that fill one map can be told from two that contradict each other. */
function leavesOf({ way, value }: PatchField): readonly PatchField[] {
  if (!isObject(value) || Object.keys(value).length === 0) return [{ way, value }];
  return Object.entries(value).flatMap(([key, member]) => leavesOf({ way: [...way, key], value: member }));
}

function contradicts({ way, value }: PatchField, taken: ReadonlyMap<string, JsonValue>): boolean {
  const same = taken.get(keyOf(way));
  if (same !== undefined) return !isSameJson(same, value);
  if (way.some((_, depth) => taken.has(keyOf(way.slice(0, depth))))) return true;
  const inside = keyOf(way);
  return [...taken.keys()].some((key) => key.startsWith(inside));
}

function keyOf(way: readonly PatchStep[]): string {
  return way.map((step) => `${exactly(step)}\n`).join('');
}

function withField(here: JsonValue | undefined, way: readonly PatchStep[], value: JsonValue): JsonValue {
  const [step, ...rest] = way;
  if (step === undefined) return joined(here, value);
  if (typeof step === 'string') {
    const map = here !== undefined && isObject(here) ? here : {};
    return withMember(map, step, withField(valueAt(map, step), rest, value));
  }
  const { key } = step;
  const list = [...(here !== undefined && isArray(here) ? here : [])];
  let position = -1;
  for (const name of [...step.behind, step.value]) {
    const found = list.findIndex((item) => isObject(item) && isSameJson(valueAt(item, key), name));
    if (found < 0) list.splice(position + 1, 0, { [key]: name });
    position = found < 0 ? position + 1 : found;
  }
  return list.with(position, withField(list[position], rest, value));
}

function joined(here: JsonValue | undefined, value: JsonValue): JsonValue {
  if (here === undefined || !isObject(here) || !isObject(value)) return value;
  return Object.entries(value).reduce<JsonObject>(
    (map, [key, member]) => withMember(map, key, joined(valueAt(map, key), member)),
    here,
  );
}

function withMember(map: JsonObject, key: string, value: JsonValue): JsonObject {
  const entries = Object.entries(map);
  const index = entries.findIndex(([name]) => name === key);
  return Object.fromEntries(entries.toSpliced(index < 0 ? entries.length : index, 1, [key, value]));
}

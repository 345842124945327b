import type { Edit } from '../../checks/check.ts';
import {
  isArray,
  isObject,
  valueAt,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../model/json.ts';
import { tokensOf } from '../../model/pointer.ts';
import { setOwn } from '../../parse/own-property.ts';

/**
 * A parsed value with edits made; the given value stays as it is, and every pointer means the value as it was given. A `set`
 * makes missing maps on its way and replaces what is no map; removing what is not there changes nothing.
 */
export function applyEdits(value: JsonValue, edits: readonly Edit[]): JsonValue {
  const draft = new Draft();
  return inOrder(edits).reduce((edited, { edit, path }) => draft.apply(edited, edit, path, 0), value);
}

interface Located {
  readonly edit: Edit;
  readonly path: readonly string[];
}

/** What is set comes first; then what is removed, the items of a list from the last on, so that no position moves. */
export function inOrder(edits: readonly Edit[]): readonly Located[] {
  const located = edits.map((edit) => ({ edit, path: tokensOf(edit.at) }));
  const removals = located
    .filter(({ edit }) => edit.op === 'remove')
    .sort((a, b) => lastFirst(a.path, b.path));
  return [...located.filter(({ edit }) => edit.op === 'set'), ...removals];
}

function lastFirst(a: readonly string[], b: readonly string[]): number {
  for (const [index, token] of a.entries()) {
    const other = b[index];
    if (other === undefined) return -1;
    if (other !== token) return Number(other) - Number(token) || (other < token ? -1 : 1);
  }
  return 1;
}

/** Copies a map or list when it first changes, and only then, however many edits there are. */
class Draft {
  private readonly lists = new Map<JsonArray, JsonValue[]>();
  private readonly maps = new Map<JsonObject, Record<string, JsonValue>>();

  /** What an edit makes of the value at a place `depth` tokens down its path. */
  apply(value: JsonValue, edit: Edit, path: readonly string[], depth: number): JsonValue {
    const token = path[depth];
    if (token === undefined) return edit.op === 'set' ? edit.value : value;
    if (isArray(value)) return this.editList(value, edit, path, depth);
    if (isObject(value)) return this.editMap(value, edit, path, depth);
    return edit.op === 'set' ? this.editMap({}, edit, path, depth) : value;
  }

  private editList(list: JsonArray, edit: Edit, path: readonly string[], depth: number): JsonValue {
    const token = path[depth];
    const index = token === '-' ? list.length : Number(token);
    if (!Number.isInteger(index) || index < 0 || index > list.length) return list;
    const item = list[index];
    if (item === undefined && edit.op === 'remove') return list;
    const own = this.ownList(list);
    if (edit.op === 'remove' && depth === path.length - 1) own.splice(index, 1);
    else own[index] = this.apply(item === undefined ? {} : item, edit, path, depth + 1);
    return own;
  }

  private editMap(map: JsonObject, edit: Edit, path: readonly string[], depth: number): JsonValue {
    const key = path[depth] ?? '';
    const before = Object.hasOwn(map, key) ? valueAt(map, key) : undefined;
    if (before === undefined && edit.op === 'remove') return map;
    const own = this.ownMap(map);
    if (edit.op === 'remove' && depth === path.length - 1) Reflect.deleteProperty(own, key);
    else setOwn(own, key, this.apply(before === undefined ? {} : before, edit, path, depth + 1));
    return own;
  }

  private ownList(list: JsonArray): JsonValue[] {
    const known = this.lists.get(list);
    if (known !== undefined) return known;
    const made = [...list];
    this.lists.set(made, made);
    return made;
  }

  private ownMap(map: JsonObject): Record<string, JsonValue> {
    const known = this.maps.get(map);
    if (known !== undefined) return known;
    const made = { ...map };
    this.maps.set(made, made);
    return made;
  }
}

import type { Edit } from '../../checks/check.ts';
import { isArray, isObject, type JsonValue } from '../../model/json.ts';
import { valueAtPointer } from '../../model/value-at-pointer.ts';

/**
 * Edits of a document that take a list of capabilities or tolerations, or the labels or annotations, away as a whole where they would take away all
 * that it holds: empty it says what it says where it is not there.
 */
export function withoutEmptied(value: JsonValue, edits: readonly Edit[]): readonly Edit[] {
  const inside = Map.groupBy(edits, ({ at }) => at.slice(0, at.lastIndexOf('/')));
  const emptied = [...inside].flatMap(([at, some]) => (isEmptied(value, at, some) ? [at] : []));
  if (emptied.length === 0) return edits;
  const kept = edits.filter(({ at }) => !emptied.includes(at.slice(0, at.lastIndexOf('/'))));
  return [...kept, ...emptied.map((at) => ({ op: 'remove', at }) as const)];
}

const meansNothingEmpty = /\/(?:capabilities\/(?:add|drop)|metadata\/(?:labels|annotations)|tolerations)$/u;

function isEmptied(value: JsonValue, at: string, edits: readonly Edit[]): boolean {
  if (!meansNothingEmpty.test(at) || edits.some(({ op }) => op !== 'remove')) return false;
  const holder = valueAtPointer(value, at);
  const size = isArray(holder) ? holder.length : isObject(holder) ? Object.keys(holder).length : 0;
  return size > 0 && new Set(edits.map((edit) => edit.at)).size === size;
}

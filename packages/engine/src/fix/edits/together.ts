import type { Edit } from '../../checks/check.ts';
import { isArray, isObject, valueAt, type JsonValue } from '../../model/json.ts';
import { escapeToken, tokensOf } from '../../model/pointer.ts';

/**
 * Puts together the wishes about one document that make the same missing map on their way: written one by one they would make
 * it several times. The order is kept; what stands alone is a group of its own.
 */
export function together<T extends { readonly edits: readonly Edit[] }>(
  value: JsonValue,
  wishes: readonly T[],
): readonly (readonly T[])[] {
  const groups = new Map<string, Set<T>>();
  const groupOf = new Map<T, Set<T>>();
  for (const wish of wishes) {
    const own = new Set([wish]);
    for (const made of wish.edits.flatMap((edit) => missingMap(value, edit) ?? [])) {
      for (const one of groups.get(made) ?? []) own.add(one);
      groups.set(made, own);
    }
    for (const one of own) groupOf.set(one, own);
    for (const [key, group] of groups) if (own.isSupersetOf(group)) groups.set(key, own);
  }
  return [...new Set(groupOf.values())].map((group) => wishes.filter((wish) => group.has(wish)));
}

/** The map that is made on the way of an edit; `undefined` where it is about something in a map or a list that is there. */
function missingMap(value: JsonValue, edit: Edit): string | undefined {
  if (edit.op !== 'set') return undefined;
  let here: JsonValue | undefined = value;
  let at = '';
  for (const token of tokensOf(edit.at)) {
    here = isArray(here) ? here[Number(token)] : isObject(here) ? valueAt(here, token) : undefined;
    if (token === '-') return undefined;
    at += `/${escapeToken(token)}`;
    if (here === undefined || here === null) return at !== edit.at || isObject(edit.value) ? at : undefined;
  }
  return undefined;
}

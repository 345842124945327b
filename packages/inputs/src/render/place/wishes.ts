import {
  applyEdits,
  escapeToken,
  exactly,
  isArray,
  isObject,
  isSameJson,
  memberOf,
  tokensOf,
  valueAt,
  type Edit,
  type JsonObject,
  type JsonValue,
} from '@plimsoll/engine';

/** One thing to change in a document, as small as can be; pointers lead to what is there. */
export type Wish =
  /** A key that a map does not have yet. */
  | { readonly kind: 'add'; readonly at: string; readonly key: string; readonly value: JsonValue }
  /** One more item at the end of a list. */
  | { readonly kind: 'append'; readonly at: string; readonly value: JsonValue }
  | { readonly kind: 'replace'; readonly at: string; readonly value: JsonValue }
  | { readonly kind: 'remove'; readonly at: string };

/** What edits of a document come to; `undefined` where one cannot be said so. Those that fill one missing map are one wish. */
export function wishesOf(value: JsonValue, edits: readonly Edit[]): readonly Wish[] | undefined {
  const wishes = new Map<string, Wish>();
  for (const edit of edits) {
    if (edit.op === 'unrepeat') return undefined;
    for (const wish of wishesFor(value, edit)) {
      const key = keyOf(wish);
      const known = wishes.get(key);
      wishes.set(key, known === undefined ? wish : together(known, wish, edit));
    }
  }
  return [...wishes.values()];
}

function keyOf(wish: Wish): string {
  switch (wish.kind) {
    case 'add':
      return `${wish.at}/${escapeToken(wish.key)}`;
    case 'append':
      return `${wish.at}/- ${exactly(wish.value)}`;
    case 'replace':
    case 'remove':
      return wish.at;
  }
}

function together(known: Wish, wish: Wish, edit: Edit): Wish {
  if (known.kind !== 'add' || wish.kind !== 'add' || edit.op !== 'set') return wish;
  const rest = edit.at.slice(`${known.at}/${escapeToken(known.key)}`.length);
  return { ...known, value: applyEdits(known.value, [{ ...edit, at: rest }]) };
}

function wishesFor(value: JsonValue, edit: Exclude<Edit, { op: 'unrepeat' }>): readonly Wish[] {
  const tokens = tokensOf(edit.at);
  let here: JsonValue = value;
  let at = '';
  for (const [index, token] of tokens.entries()) {
    const next = memberOf(here, token);
    if (next !== undefined) {
      here = next;
      at += `/${escapeToken(token)}`;
      continue;
    }
    if (edit.op === 'remove') return [];
    const rest = tokens
      .slice(index + 1)
      .map((one) => `/${escapeToken(one)}`)
      .join('');
    const made = applyEdits({}, [{ ...edit, at: rest }]);
    if (isArray(here)) return [{ kind: 'append', at, value: made }];
    if (isObject(here)) return [{ kind: 'add', at, key: token, value: made }];
    return [{ kind: 'replace', at, value: { [token]: made } }];
  }
  if (edit.op === 'remove') return [{ kind: 'remove', at }];
  return differences(here, edit.value, at);
}

/** What makes of one value another, map by map. */
function differences(before: JsonValue, after: JsonValue, at: string): readonly Wish[] {
  if (isSameJson(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [{ kind: 'replace', at, value: after }];
  const set = Object.entries(after).flatMap(([key, value]): readonly Wish[] => {
    const known = valueAt(before, key);
    return known === undefined
      ? [{ kind: 'add', at, key, value }]
      : differences(known, value, `${at}/${escapeToken(key)}`);
  });
  return [...set, ...removed(before, after, at)];
}

function removed(before: JsonObject, after: JsonObject, at: string): readonly Wish[] {
  return Object.keys(before)
    .filter((key) => valueAt(after, key) === undefined)
    .map((key) => ({ kind: 'remove', at: `${at}/${escapeToken(key)}` }));
}

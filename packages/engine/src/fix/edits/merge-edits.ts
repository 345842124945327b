import type { Edit } from '../../checks/check.ts';
import { exactly } from '../../model/exactly.ts';
import { isArray, isObject, isSameJson, valueAt, type JsonValue } from '../../model/json.ts';
import { tokensOf } from '../../model/pointer.ts';
import { applyEdits } from './apply.ts';
import { joinFlags } from './join-flags.ts';

/** What several wishes come to that are about one document. */
export interface Merged<T> {
  readonly edits: readonly Edit[];
  /** Wishes that want something else than one before them; nothing of them is among the edits. */
  readonly refused: readonly { readonly wish: T; readonly reason: string }[];
}

/**
 * Brings together the edits of one document, those that come first having the right of way: equal ones are made once, what lies
 * in something that is removed goes with it, and settings of one map are joined. A wish is taken whole or not at all.
 */
export function mergeEdits<T extends { readonly edits: readonly Edit[] }>(wishes: readonly T[]): Merged<T> {
  const accepted = new Accepted();
  const refused = wishes.flatMap((wish) => {
    const reason = accepted.take(wish.edits);
    return reason === undefined ? [] : [{ wish, reason }];
  });
  return { edits: accepted.edits(), refused };
}

/** What one edit changes among the edits that were accepted before; a reason where it goes against them. */
type Outcome = readonly (readonly [key: string, edit: Edit | undefined])[] | string;

/** The edits that were taken, by what they are about. */
class Accepted {
  readonly #byKey = new Map<string, Edit>();
  /** The keys of the edits at or below a pointer. */
  readonly #below = new Map<string, Set<string>>();

  edits(): readonly Edit[] {
    return [...this.#byKey.values()];
  }

  /** Takes all edits of a wish, or none and says why. */
  take(edits: readonly Edit[]): string | undefined {
    const before: (readonly [key: string, edit: Edit | undefined])[] = [];
    for (const edit of edits) {
      const outcome = this.#outcomeOf(edit);
      if (typeof outcome === 'string') {
        for (const [key, old] of before.toReversed()) this.#put(key, old);
        return outcome;
      }
      for (const [key, changed] of outcome) {
        before.push([key, this.#byKey.get(key)]);
        this.#put(key, changed);
      }
    }
    return undefined;
  }

  #put(key: string, edit: Edit | undefined): void {
    const old = this.#byKey.get(key);
    const { at } = edit ?? old ?? { at: '' };
    for (const pointer of prefixesOf(at)) {
      const keys = this.#below.get(pointer) ?? new Set();
      this.#below.set(pointer, keys);
      if (edit === undefined) keys.delete(key);
      else keys.add(key);
    }
    if (edit === undefined) this.#byKey.delete(key);
    else this.#byKey.set(key, edit);
  }

  #outcomeOf(edit: Edit): Outcome {
    for (const pointer of prefixesOf(edit.at).slice(0, -1)) {
      const above = this.#byKey.get(pointer);
      if (above !== undefined && above.op !== 'unrepeat') return within(above, edit);
    }
    const key = keyOf(edit);
    const same = this.#byKey.get(key);
    if (same !== undefined) return atOnePlace(same, edit);
    if (addsItem(edit)) return [[key, edit]];
    const below = [...(this.#below.get(edit.at) ?? [])].flatMap((one) => this.#byKey.get(one) ?? []);
    return below.length === 0 ? [[key, edit]] : around(edit, below);
  }
}

/** An edit inside what another one sets or removes. */
function within(above: Edit, edit: Edit): Outcome {
  // An entry that one takes out as a whole stays for what another writes in it.
  const both = above.op === 'remove' ? joinFlags(above, edit) : undefined;
  if (both?.op === 'set') {
    return [
      [keyOf(above), undefined],
      [keyOf(both), both],
    ];
  }
  if (above.op !== 'set') return [];
  const path = edit.at.slice(above.at.length);
  const there = valueIn(above.value, path);
  // A list that is new as a whole has none of the items that were meant.
  if (isArray(holderIn(above.value, path.slice(0, path.lastIndexOf('/'))))) return [];
  if (edit.op !== 'set') return there === undefined ? [] : contradiction(edit.at);
  if (there !== undefined) return isSameJson(there, edit.value) ? [] : contradiction(edit.at);
  if (!isObject(holderIn(above.value, path))) return contradiction(edit.at);
  const value = applyEdits(above.value, [{ ...edit, at: path }]);
  return [[keyOf(above), { ...above, value }]];
}

function atOnePlace(one: Edit, other: Edit): Outcome {
  const both = joinFlags(one, other);
  if (both !== undefined) return [[keyOf(one), both]];
  if (one.op !== other.op) {
    if (one.op === 'unrepeat') return [[keyOf(other), other]];
    return other.op === 'unrepeat' ? [] : contradiction(other.at);
  }
  if (one.op !== 'set' || other.op !== 'set') return [];
  const value = joined(one.value, other.value);
  return value === undefined ? contradiction(other.at) : [[keyOf(one), { ...one, value }]];
}

/** An edit of a place inside which others change something. */
function around(edit: Edit, below: readonly Edit[]): Outcome {
  const without = below.map((one) => [keyOf(one), undefined] as const);
  if (edit.op === 'unrepeat') return [[keyOf(edit), edit]];
  if (edit.op === 'remove') {
    const [only, ...others] = below;
    const both = only === undefined || others.length > 0 ? undefined : joinFlags(edit, only);
    if (both?.op === 'set') return [[keyOf(both), both]];
    return [...without, [keyOf(edit), edit]];
  }
  let whole: Edit = edit;
  for (const one of below) {
    const outcome = within(whole, one);
    if (typeof outcome === 'string') return outcome;
    whole = outcome[0]?.[1] ?? whole;
  }
  return [...without, [keyOf(edit), whole]];
}

/** Two values as one that says both; `undefined` where they contradict each other. */
function joined(one: JsonValue, other: JsonValue): JsonValue | undefined {
  if (isSameJson(one, other)) return one;
  if (!isObject(one) || !isObject(other)) return undefined;
  const entries = new Map(Object.entries(one));
  for (const [key, value] of Object.entries(other)) {
    const there = entries.get(key);
    const both = there === undefined ? value : joined(there, value);
    if (both === undefined) return undefined;
    entries.set(key, both);
  }
  return Object.fromEntries(entries);
}

function contradiction(at: string): string {
  return `another fix wants something else of \`${at}\``;
}

/** Items that are added to one list are told apart by what they are, or by the flag that they say. */
function keyOf(edit: Edit): string {
  if (addsItem(edit) && edit.op === 'set' && edit.flags?.length === 1)
    return `${edit.at} --${edit.flags.map(({ flag }) => flag).join()}`;
  return addsItem(edit) && edit.op === 'set' ? `${edit.at} ${exactly(edit.value)}` : edit.at;
}

function addsItem({ op, at }: Edit): boolean {
  return op === 'set' && at.endsWith('/-');
}

/** A pointer and all that it passes, from the root. */
function prefixesOf(pointer: string): readonly string[] {
  const prefixes = [];
  for (let slash = pointer.indexOf('/'); slash !== -1; slash = pointer.indexOf('/', slash + 1)) {
    prefixes.push(pointer.slice(0, slash));
  }
  return [...prefixes, pointer];
}

function valueIn(value: JsonValue, pointer: string): JsonValue | undefined {
  let here: JsonValue | undefined = value;
  for (const token of tokensOf(pointer)) here = isObject(here) ? valueAt(here, token) : undefined;
  return here;
}

/** The innermost thing that is there on the way to a pointer. */
function holderIn(value: JsonValue, pointer: string): JsonValue {
  let here = value;
  for (const token of tokensOf(pointer)) {
    const next = isObject(here) ? valueAt(here, token) : undefined;
    if (next === undefined) return here;
    here = next;
  }
  return here;
}

import type { Edit } from '../../checks/check.ts';
import { isArray, isObject, isSameJson, valueAt, type JsonValue } from '../../model/json.ts';
import { escapeToken, tokensOf } from '../../model/pointer.ts';
import { applyEdits } from '../edits/apply.ts';
import type { Obstacle } from './obstacle.ts';

/** An edit whose pointer leads from some place inside a document. */
export type RelativeEdit = Extract<Edit, { readonly op: 'set' | 'remove' }>;

/** What is wanted at a place and inside it, by the keys and indexes that lead there. */
export interface Wish {
  readonly children: Map<string, Wish>;
  /** What is wanted under the token `-`: of new items of a list, or of this key of a map. */
  readonly appended: RelativeEdit[];
  set: { value: JsonValue } | undefined;
  isRemoved: boolean;
  /** Whether a key that stands twice is to stand once. */
  isUnrepeated: boolean;
}

/** What edits want, none of which repeats another; an obstacle where two of them want different things of one place. */
export function wishesOf(edits: readonly Edit[]): Wish | Obstacle {
  const root = makeWish();
  for (const edit of edits) {
    if (!isAdded(root, edit)) return disagreement(edit.at);
  }
  return root;
}

/** The edits of a wish, their pointers leading from its place; what is set stands before what is set inside it. */
export function editsOf(wish: Wish): readonly RelativeEdit[] {
  const own: RelativeEdit[] = [];
  if (wish.set !== undefined) own.push({ op: 'set', at: '', value: wish.set.value });
  if (wish.isRemoved) own.push({ op: 'remove', at: '' });
  for (const each of wish.appended) own.push({ ...each, at: `/-${each.at}` });
  for (const [token, child] of wish.children) {
    for (const each of editsOf(child)) own.push({ ...each, at: `/${escapeToken(token)}${each.at}` });
  }
  return own;
}

/** Edits without those that repeat another, in their order. */
export function withoutRepeats(edits: readonly Edit[]): readonly Edit[] {
  const byName = new Map<string, Edit>();
  for (const edit of edits) {
    const name = nameOf(edit);
    if (!byName.has(name)) byName.set(name, edit);
  }
  return [...byName.values()];
}

function nameOf(edit: Edit): string {
  return edit.op === 'set' ? `set ${edit.at} ${canonicalText(edit.value)}` : `${edit.op} ${edit.at}`;
}

/** A text that values have in common that say the same. */
export function canonicalText(value: JsonValue): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (isArray(value)) return `[${value.map(canonicalText).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalText(valueAt(value, key) ?? null)}`).join()}}`;
}

function makeWish(): Wish {
  return { children: new Map(), appended: [], set: undefined, isRemoved: false, isUnrepeated: false };
}

function disagreement(at: string): Obstacle {
  return { at, reason: `two fixes want different things of \`${at}\`` };
}

function isAdded(root: Wish, edit: Edit): boolean {
  const tokens = tokensOf(edit.at);
  let wish = root;
  for (const [index, token] of tokens.entries()) {
    if (wish.isRemoved) return edit.op !== 'set';
    if (wish.set !== undefined) return isAddedTo(wish.set, edit, tokens.slice(index));
    if (token === '-') {
      if (edit.op !== 'unrepeat') wish.appended.push({ ...edit, at: pointerOf(tokens.slice(index + 1)) });
      return true;
    }
    const next = wish.children.get(token) ?? makeWish();
    wish.children.set(token, next);
    wish = next;
  }
  return isWanted(wish, edit);
}

function isWanted(wish: Wish, edit: Edit): boolean {
  switch (edit.op) {
    case 'unrepeat':
      wish.isUnrepeated = true;
      return true;
    case 'remove': {
      if (wish.set !== undefined || wish.appended.length > 0) return false;
      if (editsOf(wish).some(({ op }) => op === 'set')) return false;
      wish.isRemoved = true;
      wish.children.clear();
      return true;
    }
    case 'set': {
      if (wish.isRemoved || wish.appended.length > 0) return false;
      if (wish.set !== undefined) return isSameJson(wish.set.value, edit.value);
      if (!isSameJson(applyEdits(edit.value, editsOf(wish)), edit.value)) return false;
      wish.set = { value: edit.value };
      wish.children.clear();
      return true;
    }
  }
}

/** An edit inside something that is set: one that the value fulfils already, or that adds to it. */
function isAddedTo(set: { value: JsonValue }, edit: Edit, tokens: readonly string[]): boolean {
  if (edit.op === 'unrepeat') return true;
  const after = applyEdits(set.value, [{ ...edit, at: pointerOf(tokens) }]);
  if (isSameJson(after, set.value)) return true;
  if (edit.op === 'remove' || !isFree(set.value, tokens)) return false;
  set.value = after;
  return true;
}

/** Whether nothing stands yet where a way leads in a value. */
function isFree(value: JsonValue, tokens: readonly string[]): boolean {
  let at: JsonValue | undefined = value;
  for (const token of tokens) {
    if (isArray(at)) at = token === '-' ? undefined : at[Number(token)];
    else if (isObject(at)) at = valueAt(at, token);
    else return false;
    if (at === undefined) return true;
  }
  return false;
}

function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join('');
}

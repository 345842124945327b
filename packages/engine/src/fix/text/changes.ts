import {
  isArray,
  isObject,
  isSameJson,
  valueAt,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../model/json.ts';
import { escapeToken } from '../../model/pointer.ts';
import { KIND_LIST, KIND_MAP, resolved } from '../../parse/tape.ts';
import { applyEdits } from '../edits/apply.ts';
import { isObstacle, type Obstacle } from './obstacle.ts';
import type { Entry, Outline } from './outline.ts';
import { canonicalText, editsOf, wishesOf, type Wish } from './wishes.ts';

/** What is new in a map, or in a list, where it has no key. */
export interface Addition {
  readonly key: string | undefined;
  readonly value: JsonValue;
}

/** What changes among the entries of one map or list. */
export interface ContainerChange {
  readonly removed: Set<Entry>;
  readonly added: Addition[];
}

/** What changes where in the text: nodes are those that are written, whatever aliases lead to them. */
export interface Changes {
  readonly containers: ReadonlyMap<number, ContainerChange>;
  /** Nodes that get another value as a whole. */
  readonly replaced: ReadonlyMap<number, JsonValue>;
  /** Entries of maps, by their nodes, that keep their value under another key. */
  readonly renamed: ReadonlyMap<number, string>;
  /** The map or list around a node and its entry there; of a node that changes and all around it. */
  readonly around: ReadonlyMap<number, { readonly container: number; readonly entry: Entry }>;
  /** How many new keys count instead of one that a merge key brings in, for strict readers twice the same. */
  readonly overrides: number;
  readonly obstacle: Obstacle | undefined;
}

/** What has to change in a document's text for what is wanted of its value. */
export function changesFor(outline: Outline, value: JsonValue, wish: Wish): Changes {
  const planner = new Planner(outline);
  planner.fulfil(wish, value, 0, '');
  return planner;
}

class Planner implements Changes {
  readonly containers = new Map<number, ContainerChange>();
  readonly replaced = new Map<number, JsonValue>();
  readonly renamed = new Map<number, string>();
  readonly around = new Map<number, { container: number; entry: Entry }>();
  overrides = 0;
  /** What is added, by its container and key. */
  private readonly additions = new Map<string, string>();
  obstacle: Obstacle | undefined;
  private readonly outline: Outline;

  constructor(outline: Outline) {
    this.outline = outline;
  }

  /** Notes what is wanted of a value that stands at a node and at a pointer. */
  fulfil(wish: Wish, value: JsonValue, node: number, at: string): void {
    if (wish.set !== undefined) {
      this.reconcile(value, wish.set.value, node, at);
      return;
    }
    if (wish.children.size === 0 && wish.appended.length === 0) return;
    const container = resolved(this.outline.tape, node);
    if (isArray(value)) this.fulfilItems(wish, value, container, at);
    else if (isObject(value)) this.fulfilEntries(wish, value, container, at);
    else this.reconcile(value, applyEdits(value, editsOf(wish)), node, at);
  }

  private fulfilEntries(wish: Wish, map: JsonObject, container: number, at: string): void {
    const entries = Map.groupBy(this.outline.entriesOf(container), ({ key }) => key);
    for (const [token, child] of this.wishesByKey(wish, at)) {
      const pointer = `${at}/${escapeToken(token)}`;
      const same = entries.get(token) ?? [];
      const before = valueAt(map, token);
      const last = same.at(-1);
      if (child.isUnrepeated) this.remove(container, same.slice(0, -1), pointer);
      if (child.isRemoved) {
        this.remove(container, same, pointer);
      } else if (last?.isOwn === true && before !== undefined) {
        this.note(container, last);
        this.fulfil(child, before, last.node, pointer);
      } else {
        const own = editsOf(child);
        const after = applyEdits(before ?? {}, own);
        const isWanted =
          before === undefined ? own.some(({ op }) => op === 'set') : !isSameJson(after, before);
        if (isWanted) this.add(container, { key: token, value: after }, pointer);
        if (isWanted && last !== undefined) this.overrides++;
      }
    }
    this.rename(map, container);
  }

  /** A key that goes where another comes with the same value is given that name where it stands. */
  private rename(map: JsonObject, container: number): void {
    const { removed, added } = this.containers.get(container) ?? {};
    if (removed === undefined || added === undefined) return;
    for (const entry of removed) {
      const { key: old = '' } = entry;
      const isRepeated = this.outline.entriesOf(container).filter(({ key }) => key === old).length > 1;
      const index = added.findIndex(({ value }) => isSameJson(value, valueAt(map, old)));
      const key = added[index]?.key;
      if (isRepeated || key === undefined) continue;
      removed.delete(entry);
      added.splice(index, 1);
      this.renamed.set(entry.node, key);
    }
  }

  /** In a map, `-` is a key like any other. */
  private wishesByKey(wish: Wish, at: string): Iterable<readonly [string, Wish]> {
    if (wish.appended.length === 0) return wish.children;
    const ofDash = wishesOf(wish.appended);
    if (!isObstacle(ofDash)) return [...wish.children, ['-', ofDash]];
    this.obstacle ??= { at: `${at}/-`, reason: ofDash.reason };
    return [];
  }

  private fulfilItems(wish: Wish, list: JsonArray, container: number, at: string): void {
    const entries = this.outline.entriesOf(container);
    for (const [token, child] of wish.children) {
      const index = Number(token);
      const entry = entries[index];
      const item = list[index];
      const pointer = `${at}/${escapeToken(token)}`;
      if (entry !== undefined && item !== undefined) {
        this.note(container, entry);
        if (child.isRemoved) this.remove(container, [entry], pointer);
        else this.fulfil(child, item, entry.node, pointer);
      } else if (index === list.length) {
        const own = editsOf(child);
        if (own.some(({ op }) => op === 'set')) {
          this.add(container, { key: undefined, value: applyEdits({}, own) }, pointer);
        }
      }
    }
    for (const edit of wish.appended) {
      if (edit.op === 'set')
        this.add(container, { key: undefined, value: applyEdits({}, [edit]) }, `${at}/-`);
    }
  }

  /** Changes a value into another by as little as possible. */
  private reconcile(before: JsonValue, after: JsonValue, node: number, at: string): void {
    if (isSameJson(before, after)) return;
    const kind = this.outline.kindOf(node);
    if (kind === KIND_MAP && isObject(before) && isObject(after)) this.reconcileMaps(before, after, node, at);
    else if (kind === KIND_LIST && isArray(before) && isArray(after))
      this.reconcileLists(before, after, node, at);
    else this.replace(node, after, at);
  }

  private reconcileMaps(before: JsonObject, after: JsonObject, node: number, at: string): void {
    const kept = new Set<string>();
    for (const entry of this.outline.entriesOf(node)) {
      const { key = '' } = entry;
      if (!Object.hasOwn(after, key)) this.remove(node, [entry], `${at}/${escapeToken(key)}`);
      else kept.add(key);
    }
    const entries = new Map(this.outline.entriesOf(node).map((entry) => [entry.key, entry]));
    for (const key of Object.keys(after)) {
      const wanted = valueAt(after, key) ?? null;
      const pointer = `${at}/${escapeToken(key)}`;
      const entry = entries.get(key);
      const here = valueAt(before, key);
      if (kept.has(key) && entry?.isOwn === true && here !== undefined) {
        this.note(node, entry);
        this.reconcile(here, wanted, entry.node, pointer);
      } else if (!isSameJson(here, wanted)) {
        this.add(node, { key, value: wanted }, pointer);
      }
    }
  }

  /** Items that both lists begin with and that both end with stay; those between are changed one by one. */
  private reconcileLists(before: JsonArray, after: JsonArray, node: number, at: string): void {
    const entries = this.outline.entriesOf(node);
    const kept = positionsIn(before, after);
    if (kept !== undefined) {
      const lost = entries.filter((_, index) => !kept.has(index));
      this.remove(node, lost, at);
      return;
    }
    const surplus = Math.max(before.length - after.length, 0);
    const same = surplus === 0 ? 0 : sameAtEnd(before, after);
    const lost = before.length - same - surplus;
    this.remove(node, entries.slice(lost, lost + surplus), at);
    for (const [index, here] of before.slice(0, lost).entries()) {
      const entry = entries[index];
      if (entry === undefined) continue;
      this.note(node, entry);
      this.reconcile(here, after[index] ?? null, entry.node, `${at}/${index}`);
    }
    const { added } = this.changeOf(node);
    if (added.length > 0) return;
    for (const value of after.slice(before.length)) added.push({ key: undefined, value });
  }

  private note(container: number, entry: Entry): void {
    this.around.set(entry.node, { container, entry });
  }

  private changeOf(container: number): ContainerChange {
    const known = this.containers.get(container);
    if (known !== undefined) return known;
    const made = { removed: new Set<Entry>(), added: [] };
    this.containers.set(container, made);
    return made;
  }

  private remove(container: number, entries: readonly Entry[], at: string): void {
    for (const entry of entries) {
      if (entry.isOwn) {
        this.note(container, entry);
        this.changeOf(container).removed.add(entry);
      } else {
        this.obstacle ??= { at, reason: MERGED };
      }
    }
  }

  /** The same asked for at several aliases of one map or list is added once. */
  private add(container: number, addition: Addition, at: string): void {
    const { key, value } = addition;
    const text = canonicalText(value);
    const name = key === undefined ? `${container} ${text}` : `${container}/${key}`;
    const known = this.additions.get(name);
    if (known !== undefined && known !== text) this.obstacle ??= disagreement(at);
    if (known !== undefined) return;
    this.additions.set(name, text);
    this.changeOf(container).added.push(addition);
  }

  private replace(node: number, value: JsonValue, at: string): void {
    const other = this.replaced.get(node);
    if (other !== undefined && !isSameJson(other, value)) this.obstacle ??= disagreement(at);
    this.replaced.set(node, value);
  }
}

const MERGED =
  'a merge key brings it in from another map, from where it cannot be removed for this one alone';

function disagreement(at: string): Obstacle {
  return { at, reason: `\`${at}\` is written once for several places, of which different things are wanted` };
}

/** Where the items of one list stand in a longer one that holds them all in this order; `undefined` if it does not. */
function positionsIn(long: JsonArray, short: JsonArray): ReadonlySet<number> | undefined {
  if (short.length >= long.length) return undefined;
  const found = new Set<number>();
  let next = 0;
  for (const [index, item] of long.entries()) {
    if (next < short.length && isSameJson(item, short[next])) {
      found.add(index);
      next++;
    }
  }
  return next === short.length ? found : undefined;
}

/** How many items two lists have in common at their ends. */
function sameAtEnd(one: JsonArray, other: JsonArray): number {
  let same = 0;
  while (same < other.length && isSameJson(one.at(-1 - same), other.at(-1 - same))) same++;
  return same;
}

import {
  KIND_ALIAS,
  KIND_LIST,
  KIND_MAP,
  KIND_SCALAR,
  KEY_END,
  KEY_START,
  NODE_SIZE,
  kindOf,
  nodeAfter,
  numberAt,
} from '../../parse/tape.ts';
import { columnOf, isBlank, isFirstOnLine } from './lines.ts';
import type { Outline } from './outline.ts';
import { quotingAt, type Quoting } from './write-scalar.ts';

/** How a document is written where it does not matter to its reader. */
export interface Style {
  /** Columns from a key to the keys of a map below it. */
  readonly step: number;
  /** Columns from a key to the dashes of a list below it. */
  readonly listOffset: number;
  /** How lists of plain values are written outside brackets. */
  readonly scalarLists: 'block' | 'flow';
  /** How the texts in such lists in brackets are quoted. */
  readonly itemQuoting: Quoting;
  readonly quotes: 'single' | 'double';
  /** Whether texts of several lines may be literal block scalars. */
  readonly hasLiterals: boolean;
  /** Whether the keys of all maps stand in the order of the alphabet. */
  readonly isSorted: boolean;
  /** Set where the document is written as JSON. */
  readonly json: { readonly isColonSpaced: boolean; readonly hasSpreadLists: boolean } | undefined;
}

/** Enough nodes to know the style of a document by. */
const SAMPLE = 3000;

/** The style of a document; `isJsonFile` says what an empty one is. */
export function styleOf(outline: Outline, isJsonFile: boolean): Style {
  const steps = new Votes<number>();
  const offsets = new Votes<number>();
  const lists = new Votes<'block' | 'flow'>();
  const itemQuotings = new Votes<Quoting>();
  const quotes = new Votes<Quoting>();
  const spread = new Votes<boolean>();
  const { tape, text } = outline;
  const end = Math.min(nodeAfter(tape, 0), SAMPLE * NODE_SIZE);
  const open: Open[] = [];
  for (let node = 0; node < end; node += NODE_SIZE) {
    while ((open.at(-1)?.end ?? Infinity) <= node) open.pop();
    const kind = outline.kindOf(node);
    if (kind === KIND_ALIAS) continue;
    const start = outline.startOf(node);
    if (kind === KIND_SCALAR) {
      quotes.add(quotingAt(text, start));
      continue;
    }
    const parent = open.at(-1);
    const isFlow = outline.isFlow(node);
    const column = isFlow ? undefined : columnOf(text, start);
    if (column !== undefined && parent?.column !== undefined && numberAt(tape, node, KEY_START) >= 0) {
      (kind === KIND_MAP ? steps : offsets).add(column - parent.column);
    }
    if (kind === KIND_LIST && isListOfScalars(outline, node)) {
      const first = outline.startOf(node + NODE_SIZE);
      lists.add(isFlow ? 'flow' : 'block');
      if (isFlow) itemQuotings.add(quotingAt(text, first));
      if (isFlow) spread.add(isFirstOnLine(text, first));
    }
    open.push({ end: nodeAfter(tape, node), column: kind === KIND_MAP ? column : undefined });
  }
  return {
    step: Math.max(steps.most() ?? 2, 1),
    listOffset: Math.max(offsets.most() ?? 0, 0),
    scalarLists: lists.most() ?? 'block',
    itemQuoting: itemQuotings.most() ?? 'double',
    quotes: quotes.count('single') > quotes.count('double') ? 'single' : 'double',
    hasLiterals: outline.text.endsWith('\n'),
    isSorted: isSorted(outline),
    json: jsonStyle(outline, isJsonFile, spread.most() ?? true),
  };
}

/** So many keys in a row have to be sorted, and none unsorted, for it not to be by chance. */
const SORTED_KEYS = 10;

function isSorted({ tape, isBlock }: Outline): boolean {
  const end = Math.min(nodeAfter(tape, 0), SAMPLE * NODE_SIZE);
  const maps: { readonly end: number; last: string | undefined }[] = [];
  let pairs = 0;
  for (let node = 0; node < end; node += NODE_SIZE) {
    while ((maps.at(-1)?.end ?? Infinity) <= node) maps.pop();
    const map = maps.at(-1);
    const key = map === undefined ? undefined : tape.keyOf(node);
    if (map !== undefined && key !== undefined) {
      if (map.last !== undefined && key < map.last) return false;
      if (map.last !== undefined) pairs++;
      map.last = key;
    }
    const isAlias = kindOf(tape, node) === KIND_ALIAS;
    if (isBlock(node) && !isAlias) maps.push({ end: nodeAfter(tape, node), last: undefined });
  }
  return pairs >= SORTED_KEYS;
}

/** A map or list around a node: where it ends on the tape, and its column if it is a block map. */
interface Open {
  readonly end: number;
  readonly column: number | undefined;
}

function isListOfScalars(outline: Outline, list: number): boolean {
  const { tape } = outline;
  const end = nodeAfter(tape, list);
  if (end === list + NODE_SIZE) return false;
  for (let node = list + NODE_SIZE; node < end; node += NODE_SIZE) {
    if (outline.kindOf(node) !== KIND_SCALAR) return false;
  }
  return true;
}

function jsonStyle(outline: Outline, isJsonFile: boolean, hasSpreadLists: boolean): Style['json'] {
  if (!outline.isFlow(0)) return undefined;
  const { tape, text } = outline;
  const end = nodeAfter(tape, 0);
  for (let node = NODE_SIZE; node < end; node += NODE_SIZE) {
    if (numberAt(tape, node, KEY_START) < 0) continue;
    if (quotingAt(text, numberAt(tape, node, KEY_START)) !== 'double') return undefined;
    const colon = text.indexOf(':', numberAt(tape, node, KEY_END));
    return { isColonSpaced: isBlank(text.charCodeAt(colon + 1)), hasSpreadLists };
  }
  return isJsonFile ? { isColonSpaced: true, hasSpreadLists } : undefined;
}

/** Counts what is most common; of equally common things, the one that came first. */
class Votes<T> {
  private readonly counts = new Map<T, number>();

  add(choice: T): void {
    this.counts.set(choice, this.count(choice) + 1);
  }

  count(choice: T): number {
    return this.counts.get(choice) ?? 0;
  }

  most(): T | undefined {
    let most: T | undefined;
    for (const [choice, count] of this.counts) {
      if (most === undefined || count > this.count(most)) most = choice;
    }
    return most;
  }
}

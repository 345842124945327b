import { escapeToken, unescapeToken } from '../model/pointer.ts';
import type { DuplicateKey, Place, Span } from './document.ts';
import { isOwnName } from './scalars.ts';
import {
  KEY_END,
  KEY_START,
  KIND_LIST,
  KIND_MAP,
  KIND_SCALAR,
  NODE_SIZE,
  VALUE_END,
  VALUE_START,
  kindOf,
  linkOf,
  nodeAfter,
  numberAt,
  resolved,
  type Tape,
} from './tape.ts';

/**
 * The place of any JSON Pointer in the document that a tape describes. `mayRepeat` is false where no map is known to have a
 * key twice: then the first that fits is the one that counts.
 */
export function placeFinder(
  tape: Tape,
  { mayRepeat = true }: { readonly mayRepeat?: boolean } = {},
): (pointer: string) => Place {
  let findNode: NodeFinder | undefined;
  let last: Place | undefined;
  return (pointer) => {
    findNode ??= nodeFinder(tape, mayRepeat);
    const { node, length } = findNode(pointer);
    const found = length === pointer.length ? pointer : pointer.slice(0, length);
    // Many fields in a row that are not there have their place at the same one that is.
    if (last?.pointer !== found) last = placeOf(tape, resolved(tape, node), found);
    return last;
  };
}

/** The deepest node on the way to a pointer, and how much of the pointer leads there. */
interface Found {
  readonly node: number;
  readonly length: number;
}

type NodeFinder = (pointer: string) => Found;

/** Finds nodes from where the last way parts from the new one, because questions about one map come in a row. */
function nodeFinder(tape: Tape, mayRepeat: boolean): NodeFinder {
  const childOf = childFinder(tape, mayRepeat);
  const way = [{ prefix: '/', node: 0 }];
  /** A map that is not there, and where the way to it ends. */
  let missing: { readonly prefix: string; readonly found: Found } | undefined;
  return (pointer) => {
    if (missing !== undefined && pointer.startsWith(missing.prefix)) return missing.found;
    let last = way.at(-1) ?? root;
    while (way.length > 1 && !pointer.startsWith(last.prefix)) {
      way.pop();
      last = way.at(-1) ?? root;
    }
    let { node } = last;
    let start = last.prefix.length;
    const isEscaped = pointer.includes('~');
    while (start <= pointer.length) {
      const slash = pointer.indexOf('/', start);
      const end = slash === -1 ? pointer.length : slash;
      const token = pointer.slice(start, end);
      const child = childOf(resolved(tape, node), isEscaped ? unescapeToken(token) : token);
      if (child === undefined) {
        const found = { node, length: start - 1 };
        if (slash !== -1) missing = { prefix: pointer.slice(0, slash + 1), found };
        return found;
      }
      node = child;
      start = end + 1;
      if (slash !== -1) way.push({ prefix: pointer.slice(0, start), node });
    }
    return { node, length: start - 1 };
  };
}

const root = { prefix: '/', node: 0 };

/** From this many children on, a node's children are indexed at the first question. */
const WORTH_AN_INDEX = 32;

/** The child of a map by its key, the last of equal ones; the child of a list by its position. */
function childFinder(tape: Tape, mayRepeat: boolean): (parent: number, token: string) => number | undefined {
  const indexes = new Map<number, ReadonlyMap<string, number>>();
  return (parent, token) => {
    const kind = kindOf(tape, parent);
    if (kind === KIND_SCALAR) return undefined;
    const index = indexes.size === 0 ? undefined : indexes.get(parent);
    if (index !== undefined) return index.get(token);
    const isList = kind === KIND_LIST;
    const position = isList ? positionIn(token) : nowhere;
    const isWord = !isList && isOwnName(token);
    const end = nodeAfter(tape, parent);
    let seen = 0;
    let found: number | undefined;
    for (let child = parent + NODE_SIZE; child < end; child = nodeAfter(tape, child)) {
      if (isList) {
        if (seen === position) return child;
      } else if (isWord ? tape.hasWord(child, token) : tape.keyOf(child) === token) {
        if (!mayRepeat) return child;
        found = child;
      }
      seen += 1;
      if (seen === WORTH_AN_INDEX) {
        const made = indexOf(tape, parent, kind);
        indexes.set(parent, made);
        return made.get(token);
      }
    }
    return found;
  };
}

/** The position in a list that a token names. */
function positionIn(token: string): number {
  const position = Number(token);
  return String(position) === token ? position : nowhere;
}

const nowhere = -1;

function indexOf(tape: Tape, parent: number, kind: number): ReadonlyMap<string, number> {
  const children = [...childNodes(tape, parent)];
  return new Map(
    children.map((child, position) => [
      kind === KIND_LIST ? String(position) : (tape.keyOf(child) ?? ''),
      child,
    ]),
  );
}

/** The keys that stand twice in one map, in the order of the text. */
export function duplicateKeysOf(tape: Tape): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const open: { readonly node: number; readonly pointer: string }[] = [{ node: 0, pointer: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, pointer } = next;
    if (kindOf(tape, node) === KIND_MAP) {
      for (const duplicate of duplicatesIn(tape, node, pointer)) found.push(duplicate);
    }
    const inside = [];
    let index = 0;
    for (const child of childNodes(tape, node)) {
      const token = tape.keyOf(child) ?? String(index++);
      if (kindOf(tape, child) === KIND_MAP || kindOf(tape, child) === KIND_LIST) {
        inside.push({ node: child, pointer: `${pointer}/${escapeToken(token)}` });
      }
    }
    for (const child of inside.reverse()) open.push(child);
  }
  return found.sort((a, b) => a.last.start - b.last.start || a.lost.start - b.lost.start);
}

function duplicatesIn(tape: Tape, map: number, pointer: string): readonly DuplicateKey[] {
  const lost: [string, number][] = [];
  const last = new Map<string, number>();
  for (const child of childNodes(tape, map)) {
    const key = tape.keyOf(child) ?? '';
    const before = last.get(key);
    if (before !== undefined) lost.push([key, before]);
    last.set(key, child);
  }
  return lost.map(([key, node]) => ({
    at: `${pointer}/${escapeToken(key)}`,
    last: keySpan(tape, last.get(key) ?? node),
    lost: keySpan(tape, node),
  }));
}

function* childNodes(tape: Tape, parent: number): Generator<number> {
  if (kindOf(tape, parent) === KIND_SCALAR) return;
  const end = nodeAfter(tape, parent);
  for (let child = parent + NODE_SIZE; child < end; child = nodeAfter(tape, child)) yield child;
}

function placeOf(tape: Tape, node: number, pointer: string): Place {
  const value = valueSpan(tape, node);
  return { pointer, value, region: regionOf(tape, node, value) };
}

function regionOf(tape: Tape, node: number, value: Span): Span {
  const isScalar = kindOf(tape, node) === KIND_SCALAR;
  const key = keySpan(tape, node);
  if (key.start < 0) return isScalar ? value : { start: value.start, end: endOfFirstLine(tape, node) };
  return isScalar ? { start: key.start, end: value.end } : key;
}

function keySpan(tape: Tape, node: number): Span {
  return { start: numberAt(tape, node, KEY_START), end: numberAt(tape, node, KEY_END) };
}

function valueSpan(tape: Tape, node: number): Span {
  return { start: numberAt(tape, node, VALUE_START), end: numberAt(tape, node, VALUE_END) };
}

/** The end of the line on which a map or list starts, without a comment and trailing blanks. */
function endOfFirstLine(tape: Tape, node: number): number {
  const { text } = tape;
  const start = numberAt(tape, node, VALUE_START);
  const whole = numberAt(tape, node, VALUE_END);
  // Not by `indexOf` on the text: where a file is one long line, that would search it to its end for every node.
  const firstBreak = text.slice(start, whole).indexOf('\n');
  if (firstBreak === -1) return whole;
  const lineEnd = start + firstBreak;
  let known = start;
  const last = linkOf(tape, node);
  for (let inside = node + NODE_SIZE; inside < last; inside += NODE_SIZE) {
    if (Math.max(numberAt(tape, inside, KEY_START), 0) > lineEnd) break;
    if (numberAt(tape, inside, KEY_START) < 0 && numberAt(tape, inside, VALUE_START) > lineEnd) break;
    known = Math.max(known, tokenEnd(tape, inside, lineEnd));
  }
  return trimmedEnd(text, known, commentStart(text, known, lineEnd));
}

/** Where the last key or scalar of a node that starts on the line ends on it. */
function tokenEnd(tape: Tape, node: number, lineEnd: number): number {
  const keyEnd = numberAt(tape, node, KEY_END);
  const start = numberAt(tape, node, VALUE_START);
  if (start >= lineEnd || kindOf(tape, node) !== KIND_SCALAR) return Math.min(keyEnd, lineEnd);
  const first = tape.text.charCodeAt(start);
  if (first === PIPE || first === GREATER) return start + 1;
  return Math.min(numberAt(tape, node, VALUE_END), lineEnd);
}

function commentStart(text: string, from: number, lineEnd: number): number {
  const at = text.slice(from, lineEnd).indexOf('#');
  return at === -1 ? lineEnd : from + at;
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

const PIPE = 124;
const GREATER = 62;

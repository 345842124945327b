import { escapeToken, tokensOf } from '../model/pointer.ts';
import type { DuplicateKey, Place, Span } from './document.ts';
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

/** The place of any JSON Pointer in the document that a tape describes. */
export function placeFinder(tape: Tape): (pointer: string) => Place {
  let childrenOf: Map<number, Children> | undefined;

  const childAt = (parent: number, token: string): number | undefined => {
    childrenOf ??= new Map();
    let children = childrenOf.get(parent);
    if (children === undefined) {
      children = childrenIn(tape, parent);
      childrenOf.set(parent, children);
    }
    return children.byKey === undefined ? itemAt(children.items, token) : children.byKey.get(token);
  };

  return (pointer) => {
    let node = 0;
    let found = '';
    for (const token of tokensOf(pointer)) {
      const child = childAt(resolved(tape, node), token);
      if (child === undefined) break;
      node = child;
      found += `/${escapeToken(token)}`;
    }
    return placeOf(tape, resolved(tape, node), found);
  };
}

/** The nodes in a list, or those in a map by their keys. */
interface Children {
  readonly items: readonly number[];
  readonly byKey: ReadonlyMap<string, number> | undefined;
}

function childrenIn(tape: Tape, parent: number): Children {
  const items = [...childNodes(tape, parent)];
  if (kindOf(tape, parent) !== KIND_MAP) return { items, byKey: undefined };
  return { items: [], byKey: new Map(items.map((child) => [tape.keyOf(child) ?? '', child])) };
}

function itemAt(items: readonly number[], token: string): number | undefined {
  return ITEM_INDEX.test(token) ? items[Number(token)] : undefined;
}

const ITEM_INDEX = /^(?:0|[1-9][0-9]{0,9})$/;

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
  let lineEnd = text.indexOf('\n', start);
  if (lineEnd === -1) lineEnd = text.length;
  const whole = numberAt(tape, node, VALUE_END);
  if (whole < lineEnd) return whole;
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
  const at = text.indexOf('#', from);
  return at === -1 || at > lineEnd ? lineEnd : at;
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

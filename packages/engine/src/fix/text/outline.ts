import { memoized } from '../../model/memoized.ts';
import {
  KEY_END,
  KEY_START,
  KIND_ALIAS,
  KIND_LIST,
  KIND_MAP,
  KIND_SCALAR,
  NODE_SIZE,
  VALUE_END,
  VALUE_START,
  kindOf,
  nodeAfter,
  numberAt,
  type Tape,
} from '../../parse/tape.ts';
import {
  columnOf,
  isBlank,
  isBreak,
  lineEnd,
  lineStart,
  nextLine,
  skipBlanks,
  skipComments,
} from './lines.ts';

/** An entry of a map or an item of a list, as it is written. */
export interface Entry {
  /** The node of its value on the tape. */
  readonly node: number;
  /** `undefined` for an item. */
  readonly key: string | undefined;
  /** Where it begins: at its dash, its key, or the mark before its key. */
  readonly start: number;
  /** Where its value ends. */
  readonly end: number;
  /** False where a merge key brings it in: then it is written elsewhere. */
  readonly isOwn: boolean;
}

/** The nodes of a document and where their parts are written, found out when someone asks. */
export interface Outline {
  readonly text: string;
  readonly tape: Tape;
  readonly kindOf: (node: number) => number;
  readonly startOf: (node: number) => number;
  readonly endOf: (node: number) => number;
  /** Whether a node is a map or list in brackets. */
  readonly isFlow: (node: number) => boolean;
  /** Whether a node is a map or list without brackets. */
  readonly isBlock: (node: number) => boolean;
  /** The entries of a map or list in the order of the text. */
  readonly entriesOf: (container: number) => readonly Entry[];
  /** Whether the text of a node ends with a block scalar that keeps the blank lines behind it. */
  readonly keepsBlankLines: (node: number) => boolean;
}

export function outlineOf(text: string, tape: Tape): Outline {
  const startOf = (node: number): number => numberAt(tape, node, VALUE_START);
  const endOf = (node: number): number => numberAt(tape, node, VALUE_END);
  const isContainer = (node: number): boolean => {
    const kind = kindOf(tape, node);
    return kind === KIND_MAP || kind === KIND_LIST;
  };
  const isBracket = (node: number): boolean => {
    const first = text.charCodeAt(startOf(node));
    return first === OPEN_BRACE || first === OPEN_BRACKET;
  };
  const outline = {
    text,
    tape,
    kindOf: (node: number) => kindOf(tape, node),
    startOf,
    endOf,
    isFlow: (node: number) => isContainer(node) && isBracket(node),
    isBlock: (node: number) => isContainer(node) && !isBracket(node),
    keepsBlankLines: (node: number) => {
      const last = kindOf(tape, node) === KIND_ALIAS ? node : nodeAfter(tape, node) - NODE_SIZE;
      return KEEPING.test(text.slice(startOf(last), startOf(last) + 3));
    },
  };
  return { ...outline, entriesOf: memoized((container: number) => entriesIn(outline, container)) };
}

/** Where the value of a node can be written. */
export interface Slot {
  /** Behind its `:` or `-`, or behind the marker of a document. */
  readonly start: number;
  /** Behind the tag and the anchor that follow. */
  readonly end: number;
  /** The anchor among them with a blank before it, else nothing. */
  readonly anchor: string;
  readonly hasTag: boolean;
}

/** The slot of a node, `entry` being what holds it; `undefined` for the root of a document without a marker on its line. */
export function slotOf(outline: Outline, node: number, entry: Entry | undefined): Slot | undefined {
  const mark = entry === undefined ? markerEnd(outline, node) : markEnd(outline, entry);
  if (mark === undefined) return undefined;
  const { text } = outline;
  const start = mark;
  const isWritten = outline.endOf(node) > outline.startOf(node);
  const limit = isWritten ? outline.startOf(node) : lineEnd(text, mark);
  const next = isWritten ? skipComments : skipBlanks;
  let end = mark;
  let anchor = '';
  let hasTag = false;
  for (let at = next(text, mark); at < limit; at = next(text, end)) {
    const code = text.charCodeAt(at);
    if (code !== AMPERSAND && code !== EXCLAMATION) break;
    end = wordEnd(text, at);
    if (code === AMPERSAND) anchor = ` ${text.slice(at, end)}`;
    else hasTag = true;
  }
  return { start, end, anchor, hasTag };
}

function markEnd({ text, tape }: Outline, { node, key, start }: Entry): number | undefined {
  if (key === undefined) return text.charCodeAt(start) === MINUS ? start + 1 : undefined;
  const colon = skipComments(text, numberAt(tape, node, KEY_END));
  return text.charCodeAt(colon) === COLON ? colon + 1 : undefined;
}

function markerEnd({ text, startOf }: Outline, root: number): number | undefined {
  const line = lineStart(text, startOf(root));
  return text.startsWith('---', line) && startOf(root) > line ? line + 3 : undefined;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isBlank(text.charCodeAt(end)) && !isBreak(text.charCodeAt(end))) end++;
  return end;
}

type Parts = Omit<Outline, 'entriesOf'>;

function entriesIn(outline: Parts, container: number): readonly Entry[] {
  const kind = outline.kindOf(container);
  if (kind === KIND_SCALAR || kind === KIND_ALIAS) return [];
  const children = childrenOf(outline.tape, container);
  if (kind === KIND_MAP) return mapEntries(outline, container, children);
  return outline.isFlow(container)
    ? flowItems(outline, container, children)
    : blockItems(outline, container, children);
}

function childrenOf(tape: Tape, container: number): readonly number[] {
  const children: number[] = [];
  const end = nodeAfter(tape, container);
  for (let child = container + NODE_SIZE; child < end; child = nodeAfter(tape, child)) children.push(child);
  return children;
}

/** What a merge key brings in stands out of order on the tape, or in another column. */
function mapEntries(outline: Parts, container: number, children: readonly number[]): readonly Entry[] {
  const { text, tape } = outline;
  const isFlow = outline.isFlow(container);
  const first = outline.startOf(container);
  const column = isFlow ? 0 : columnOf(text, first);
  let past = first;
  let line = isFlow ? first : lineStart(text, first);
  let next = isFlow ? text.length : nextLine(text, first);
  return children.map((node) => {
    const keyStart = numberAt(tape, node, KEY_START);
    const end = Math.max(numberAt(tape, node, KEY_END), outline.endOf(node));
    const key = tape.keyOf(node) ?? '';
    if (keyStart < past) return { node, key, start: keyStart, end, isOwn: false };
    while (next <= keyStart) {
      line = next;
      next = nextLine(text, line);
    }
    const start = isFlow ? keyStart : line + column;
    const isOwn = start === keyStart || (start < keyStart && '?&!'.includes(text.charAt(start)));
    past = end;
    return { node, key, start, end, isOwn };
  });
}

function flowItems(outline: Parts, container: number, children: readonly number[]): readonly Entry[] {
  const { text } = outline;
  let past = outline.startOf(container) + 1;
  return children.map((node, index) => {
    const separator = skipComments(text, past);
    const isComma = index > 0 && text.charCodeAt(separator) === COMMA;
    const start = isComma ? skipComments(text, separator + 1) : separator;
    past = outline.endOf(node);
    return { node, key: undefined, start, end: past, isOwn: true };
  });
}

function blockItems(outline: Parts, container: number, children: readonly number[]): readonly Entry[] {
  const { text } = outline;
  const first = outline.startOf(container);
  const column = columnOf(text, first);
  let start = first;
  let end = first;
  return children.map((node, index) => {
    if (index > 0) start = dashBehind(text, end, column);
    end = Math.max(outline.endOf(node), start + 1);
    return { node, key: undefined, start, end, isOwn: true };
  });
}

/** The next dash at the beginning of a line, in a column. */
function dashBehind(text: string, end: number, column: number): number {
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    const first = skipBlanks(text, line);
    if (first === line + column && text.charCodeAt(first) === MINUS) return first;
  }
  return text.length;
}

const KEEPING = /^[|>][0-9]?\+/;
const EXCLAMATION = 33;
const AMPERSAND = 38;
const COMMA = 44;
const MINUS = 45;
const COLON = 58;
const OPEN_BRACKET = 91;
const OPEN_BRACE = 123;

import { visible } from '../visible.ts';
import { characterWidth } from './display-width.ts';

/** A stretch of a line in UTF-16 units from 0; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A source line as it is shown: what stands before, in and after the marked stretch. */
export interface MarkedLine {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  /** Columns before the marked stretch, and columns of it. */
  readonly offset: number;
  readonly length: number;
}

/** One character as it is shown. */
interface Cell {
  readonly at: number;
  readonly text: string;
  readonly width: number;
}

const tabWidth = 4;

/** Lays out one line in so many columns, cut around the marked stretch where it is longer. */
export function markedLine(line: string, mark: Stretch, columns: number, ellipsis: string): MarkedLine {
  const start = Math.min(mark.start, line.length);
  const end = Math.min(Math.max(mark.end, start), line.length);
  const from = wholeCharacter(line, start < 8 * columns ? 0 : start - columns);
  const to = wholeCharacter(line, from + 12 * columns);
  const cells = cellsOf(line, from, to);
  const first = firstShown(cells, start, end, from > 0, columns, ellipsis);
  const { last, isCut } = lastShown(
    cells,
    first,
    to < line.length,
    columns - (first > 0 || from > 0 ? ellipsis.length : 0),
    ellipsis,
  );
  const shown = cells.slice(first, last);
  const before = shown.filter(({ at }) => at < start);
  const marked = shown.filter(({ at }) => at >= start && at < end);
  const after = shown.filter(({ at }) => at >= end && at >= start);
  const lead = first > 0 || from > 0 ? ellipsis : '';
  return {
    before: lead + textOf(before),
    marked: textOf(marked),
    after: textOf(after) + (isCut ? ellipsis : ''),
    offset: lead.length + widthOf(before),
    length: widthOf(marked),
  };
}

/** A line without a mark. */
export function plainLine(line: string, columns: number, ellipsis: string): string {
  const { before, after } = markedLine(line, { start: 0, end: 0 }, columns, ellipsis);
  return before + after;
}

/** The index of the first cell that is shown: the first of all, or so that the mark begins a third across. */
function firstShown(
  cells: readonly Cell[],
  start: number,
  end: number,
  isCut: boolean,
  columns: number,
  ellipsis: string,
): number {
  const upToEnd = widthOf(cells.filter(({ at }) => at < end));
  if (!isCut && upToEnd <= columns - ellipsis.length) return 0;
  const startIndex = cells.findIndex(({ at }) => at >= start);
  let first = startIndex < 0 ? cells.length : startIndex;
  for (let room = Math.floor(columns / 3); first > 0; first--) {
    room -= cells[first - 1]?.width ?? 0;
    if (room < 0) break;
  }
  return first;
}

function lastShown(
  cells: readonly Cell[],
  first: number,
  goesOn: boolean,
  columns: number,
  ellipsis: string,
): { readonly last: number; readonly isCut: boolean } {
  if (!goesOn && widthOf(cells.slice(first)) <= columns) return { last: cells.length, isCut: false };
  let last = first;
  for (let room = columns - ellipsis.length; last < cells.length; last++) {
    room -= cells[last]?.width ?? 0;
    if (room < 0) break;
  }
  return { last, isCut: true };
}

function cellsOf(line: string, from: number, to: number): readonly Cell[] {
  const cells: Cell[] = [];
  let at = from;
  let column = 0;
  for (const character of line.slice(from, to)) {
    const cell = cellOf(character, at, column);
    cells.push(cell);
    at += character.length;
    column += cell.width;
  }
  return cells;
}

function cellOf(character: string, at: number, column: number): Cell {
  if (character === '\t') {
    const width = tabWidth - (column % tabWidth);
    return { at, text: ' '.repeat(width), width };
  }
  const text = visible(character);
  return text === character
    ? { at, text, width: characterWidth(character) }
    : { at, text, width: text.length };
}

/** The nearest index that does not stand between two halves of one character. */
function wholeCharacter(line: string, index: number): number {
  const at = Math.min(Math.max(index, 0), line.length);
  const point = line.codePointAt(at - 1) ?? 0;
  return point > 0xffff && at > 0 ? at + 1 : at;
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('');
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

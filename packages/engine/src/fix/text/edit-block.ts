import { KIND_MAP } from '../../parse/tape.ts';
import type { ContainerChange } from './changes.ts';
import {
  columnOf,
  isFirstOnLine,
  lineAfterEntry,
  lineBreakAt,
  lineEnd,
  lineStart,
  skipBlanks,
  skipSpace,
} from './lines.ts';
import { slotOf, type Entry, type Outline } from './outline.ts';
import { linesAt } from './place-lines.ts';
import type { Replacement } from './replacement.ts';
import type { Style } from './style.ts';
import { blockStyle, entryLines, indented, itemLines, type BlockStyle } from './write-block.ts';
import { quotingAt, type Quoting } from './write-scalar.ts';

/** The replacements that change the entries of a map or list without brackets; `entry` is what holds it. */
export function editBlock(
  outline: Outline,
  style: Style,
  container: number,
  change: ContainerChange,
  entry: Entry | undefined,
): readonly Replacement[] {
  const { text } = outline;
  const own = outline.entriesOf(container).filter(({ isOwn }) => isOwn);
  const column = columnOf(text, outline.startOf(container));
  const lines = newLines(outline, style, container, change);
  const end = afterContainer(outline, container, column);
  if (own.some((each) => !change.removed.has(each)) || holdsMore(outline, container, own)) {
    const removed = removedLines(outline, container, own, change);
    if (lines.length === 0) return removed;
    const isPure = own.length > 0 && !holdsMore(outline, container, own);
    if (style.isSorted && isPure && outline.kindOf(container) === KIND_MAP) {
      return [...removed, ...sortedIn(outline, style, container, own, change)];
    }
    return [
      ...removed,
      { start: end, end, text: linesAt(text, end, indented(lines, column)), node: container },
    ];
  }
  const [first, ...others] = own;
  if (first === undefined) return [];
  const removed = others.map((each) => wholeLines(outline, each, column, container));
  if (lines.length > 0) {
    const after = lineAfter(outline, first, column);
    const made = [...lines.slice(0, 1), ...indented(lines.slice(1), column)].join(
      lineBreakAt(text, first.start),
    );
    return [{ start: first.start, end: lineEndBefore(text, after), text: made, node: container }, ...removed];
  }
  const empty = outline.kindOf(container) === KIND_MAP ? '{}' : '[]';
  const slot = isFirstOnLine(text, first.start) ? slotOf(outline, container, entry) : undefined;
  if (slot === undefined) {
    const after = lineEndBefore(text, lineAfter(outline, first, column));
    return [{ start: first.start, end: after, text: empty, node: container }, ...removed];
  }
  return [
    { start: slot.end, end: slot.end, text: ` ${empty}`, node: container },
    wholeLines(outline, first, column, container),
    ...removed,
  ];
}

/** New entries of a map in the order of the alphabet, each behind the one before it. */
function sortedIn(
  outline: Outline,
  style: Style,
  container: number,
  own: readonly Entry[],
  { added, removed }: ContainerChange,
): readonly Replacement[] {
  const { text } = outline;
  const column = columnOf(text, outline.startOf(container));
  const written = styleIn(outline, style, container);
  const kept = own.filter((entry) => !removed.has(entry));
  const sorted = added.toSorted((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  const groups = Map.groupBy(sorted, ({ key = '' }) => kept.findLast((entry) => (entry.key ?? '') < key));
  return [...groups].map(([before, some]) => {
    const lines = some.flatMap(({ key = '', value }) => entryLines(key, value, written));
    const first = own[0]?.start ?? 0;
    const isBehindDash = before === undefined && !isFirstOnLine(text, first);
    if (isBehindDash) {
      const made = [...lines.slice(0, 1), ...indented(lines.slice(1), column)];
      const end = lineBreakAt(text, first) + ' '.repeat(column);
      return { start: first, end: first, text: made.join(lineBreakAt(text, first)) + end, node: container };
    }
    const at = before === undefined ? lineStart(text, first) : lineAfter(outline, before, column);
    return { start: at, end: at, text: linesAt(text, at, indented(lines, column)), node: container };
  });
}

/** The beginning of the line behind a block map or list. */
function afterContainer(outline: Outline, container: number, column: number): number {
  return lineAfterEntry(outline.text, outline.endOf(container), column, outline.keepsBlankLines(container));
}

function lineAfter(outline: Outline, entry: Entry, column: number): number {
  return lineAfterEntry(outline.text, entry.end, column, outline.keepsBlankLines(entry.node));
}

/** Whether something is left of a container when its entries are gone: a merge key. */
function holdsMore(outline: Outline, container: number, own: readonly Entry[]): boolean {
  const start = own[0]?.start ?? -1;
  const end = own.at(-1)?.end ?? -1;
  return (
    own.length < outline.entriesOf(container).length ||
    outline.startOf(container) < start ||
    outline.endOf(container) > end
  );
}

function newLines(
  outline: Outline,
  style: Style,
  container: number,
  { added }: ContainerChange,
): readonly string[] {
  const own = styleIn(outline, style, container);
  return added.flatMap(({ key, value }) =>
    key === undefined ? itemLines(value, own) : entryLines(key, value, own),
  );
}

/** New entries are written like those that stand there. */
function styleIn(outline: Outline, style: Style, container: number): BlockStyle {
  const { text } = outline;
  const usual = blockStyle(style);
  const own = outline.entriesOf(container).filter(({ isOwn }) => isOwn);
  const last = own.at(-1);
  if (last === undefined) return usual;
  if (outline.kindOf(container) !== KIND_MAP) {
    const behind = skipBlanks(text, last.start + 1);
    const isOnLine = behind < lineEnd(text, last.start) && text.charAt(behind) !== '#';
    const isText = last.end > last.start + 1 && !outline.isBlock(last.node);
    return {
      ...usual,
      dashWidth: isOnLine && !text.slice(last.start, behind).includes('\t') ? behind - last.start : 2,
      textQuoting: isText ? quotingAt(text, outline.startOf(last.node)) : 'plain',
    };
  }
  const column = columnOf(text, outline.startOf(container));
  const { step = style.step, listOffset = style.listOffset } = stepsBelow(outline, own, column);
  const keyQuotings = new Set<Quoting>(own.map(({ start }) => quotingAt(text, start)));
  const [keyQuoting = 'plain'] = keyQuotings;
  return { ...usual, step, listOffset, keyQuoting: keyQuotings.size === 1 ? keyQuoting : 'plain' };
}

/** How far the maps and lists below the keys of a map stand to the right. */
function stepsBelow(
  outline: Outline,
  entries: readonly Entry[],
  column: number,
): { readonly step?: number; readonly listOffset?: number } {
  const found: { step?: number; listOffset?: number } = {};
  for (const { node } of entries) {
    if (!outline.isBlock(node)) continue;
    const offset = columnOf(outline.text, outline.startOf(node)) - column;
    if (outline.kindOf(node) !== KIND_MAP) found.listOffset = Math.max(offset, 0);
    else if (offset > 0) found.step = offset;
  }
  return found;
}

/** What removes entries of a map or list of which something is left. */
function removedLines(
  outline: Outline,
  container: number,
  own: readonly Entry[],
  { removed }: ContainerChange,
): readonly Replacement[] {
  const { text } = outline;
  const column = columnOf(text, outline.startOf(container));
  const all: Replacement[] = [];
  /** Where what stands behind a dash begins, as long as all of it is removed. */
  let behindDash = isFirstOnLine(text, outline.startOf(container)) ? undefined : outline.startOf(container);
  for (const entry of own) {
    if (!removed.has(entry)) {
      if (removed.size === all.length) break;
      behindDash = undefined;
    } else if (behindDash === entry.start) {
      const next = skipSpace(text, lineAfter(outline, entry, column));
      all.push({ start: entry.start, end: next, text: '', node: container });
      behindDash = next;
    } else {
      all.push(wholeLines(outline, entry, column, container));
    }
  }
  return all;
}

/** Removes the lines of an entry with the comments that belong to it. */
function wholeLines(outline: Outline, entry: Entry, column: number, node: number): Replacement {
  const { text } = outline;
  return { start: lineStart(text, entry.start), end: lineAfter(outline, entry, column), text: '', node };
}

/** The end of the line before one that begins at an offset. */
function lineEndBefore(text: string, at: number): number {
  let end = at;
  if (text.charAt(end - 1) === '\n') end--;
  if (text.charAt(end - 1) === '\r') end--;
  return end;
}

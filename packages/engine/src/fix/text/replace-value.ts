import { isArray, isObject, type JsonValue } from '../../model/json.ts';
import { KIND_SCALAR } from '../../parse/tape.ts';
import type { Changes } from './changes.ts';
import { flowStyleIn } from './edit-flow.ts';
import { columnOf, indentationAt, isFirstOnLine, lineAfterEntry, lineBreakAt, nextLine } from './lines.ts';
import { slotOf, type Entry, type Outline, type Slot } from './outline.ts';
import { linesAt } from './place-lines.ts';
import type { Replacement } from './replacement.ts';
import type { Style } from './style.ts';
import { blockLines, blockStyle, indented, inlineText, type BlockStyle } from './write-block.ts';
import { flowText } from './write-flow.ts';
import { quotingAt } from './write-scalar.ts';

/** The replacements that give a node another value as a whole. */
export function replaceValue(
  outline: Outline,
  style: Style,
  node: number,
  value: JsonValue,
  around: Changes['around'],
): readonly Replacement[] {
  const outer = around.get(node);
  const slot = slotOf(outline, node, outer?.entry);
  const isInBrackets = outer === undefined ? style.json !== undefined : outline.isFlow(outer.container);
  if (isInBrackets) return replaceInBrackets(outline, style, node, value, around, slot);
  const hasLiterals = style.hasLiterals && outer !== undefined;
  const own = { ...blockStyle(style), hasLiterals, textQuoting: quotingOf(outline, node) };
  const text = inlineText(value, own);
  if (text !== undefined) return replaceByText(outline, node, text, slot, outer);
  return replaceByLines(outline, node, value, own, slot, outer);
}

type Outer = { readonly container: number; readonly entry: Entry } | undefined;

/** A text that stays one keeps its quotes. */
function quotingOf(outline: Outline, node: number): BlockStyle['textQuoting'] {
  const isWritten = outline.endOf(node) > outline.startOf(node);
  const isScalar = outline.kindOf(node) === KIND_SCALAR;
  return isScalar && isWritten ? quotingAt(outline.text, outline.startOf(node)) : 'plain';
}

function replaceInBrackets(
  outline: Outline,
  style: Style,
  node: number,
  value: JsonValue,
  around: Changes['around'],
  slot: Slot | undefined,
): readonly Replacement[] {
  const { text } = outline;
  const start = outline.startOf(node);
  const end = outline.endOf(node);
  const outer = around.get(node);
  const flow = flowStyleIn(outline, style, outer?.container ?? node, around);
  const quoting = quotingOf(outline, node);
  const textQuoting = isArray(value) || isObject(value) || quoting === 'plain' ? flow.textQuoting : quoting;
  const indentation = flow.spread === undefined ? '' : indentationAt(text, start);
  const made = flowText(value, { ...flow, textQuoting }, indentation);
  const isItem = outer?.entry.key === undefined;
  if (isItem) return [{ start: outer?.entry.start ?? start, end, text: made, node }];
  if (slot === undefined) return [{ start, end, text: `${flow.colon}${made}`, node }];
  if (slot.hasTag || start === end) {
    return [{ start: slot.start, end: Math.max(end, slot.end), text: `${slot.anchor} ${made}`, node }];
  }
  return [{ start, end, text: made, node }];
}

/** A value that stands on the line of its key or dash. */
function replaceByText(
  outline: Outline,
  node: number,
  made: string,
  slot: Slot | undefined,
  outer: Outer,
): readonly Replacement[] {
  const { text } = outline;
  const start = outline.startOf(node);
  const end = outline.endOf(node);
  if (slot === undefined) return [{ start, end, text: made, node }];
  if (outline.isBlock(node) && isFirstOnLine(text, start)) {
    return [
      { start: slot.start, end: slot.end, text: `${slot.anchor} ${made}`, node },
      linesBelow(outline, node, slot, outer),
    ];
  }
  if (slot.hasTag || start === end) {
    return [{ start: slot.start, end: Math.max(end, slot.end), text: `${slot.anchor} ${made}`, node }];
  }
  return [{ start, end, text: made, node }];
}

/** The lines of a block map or list below its key or dash. */
function linesBelow(outline: Outline, node: number, slot: Slot, outer: Outer): Replacement {
  const { text } = outline;
  const column = outer === undefined ? -1 : columnOf(text, outer.entry.start);
  const end = lineAfterEntry(text, outline.endOf(node), column, outline.keepsBlankLines(node));
  return { start: nextLine(text, slot.end), end, text: '', node };
}

/** A map or list without brackets, or a text of several lines. */
function replaceByLines(
  outline: Outline,
  node: number,
  value: JsonValue,
  style: BlockStyle,
  slot: Slot | undefined,
  outer: Outer,
): readonly Replacement[] {
  const { text } = outline;
  const start = outline.startOf(node);
  const end = outline.endOf(node);
  const lines = blockLines(value, style);
  const isBelowKey = outer === undefined ? slot !== undefined : outer.entry.key !== undefined;
  if (typeof value === 'string' || !isBelowKey)
    return replaceOnLine(outline, node, lines, typeof value === 'string' ? style.step : 0, slot, outer);
  const offset = isArray(value) ? style.listOffset : style.step;
  const column = outer === undefined ? 0 : columnOf(text, outer.entry.start) + offset;
  if (slot === undefined) return [{ start, end, text: lines.join(lineBreakAt(text, start)), node }];
  const made = indented(lines, column);
  if (outline.isBlock(node)) {
    const removed = linesBelow(outline, node, slot, outer);
    return [removed, { start: removed.end, end: removed.end, text: linesAt(text, removed.end, made), node }];
  }
  const below = nextLine(text, end);
  const lineOf = { start: below, end: below, text: linesAt(text, below, made), node };
  const from = slot.hasTag ? slot.start : slot.end;
  const rest = { start: from, end: Math.max(end, slot.end), text: slot.hasTag ? slot.anchor : '', node };
  return [rest, lineOf];
}

/** Lines of which the first stands behind the key or dash, or at the beginning of the document. */
function replaceOnLine(
  outline: Outline,
  node: number,
  lines: readonly string[],
  step: number,
  slot: Slot | undefined,
  outer: Outer,
): readonly Replacement[] {
  const { text } = outline;
  const start = outline.startOf(node);
  const end = outline.endOf(node);
  const isNothing = start === end;
  const [first = '', ...others] = lines;
  const column =
    outer === undefined
      ? 0
      : outer.entry.key === undefined && !isNothing
        ? columnOf(text, start)
        : columnOf(text, outer.entry.start) + (outer.entry.key === undefined ? 2 : step);
  const rest = indented(others, column);
  const isOneLine = !text.slice(start, end).includes('\n');
  const lead = isNothing || slot?.hasTag === true ? `${slot?.anchor ?? ''} ${first}` : first;
  const from = isNothing || slot?.hasTag === true ? (slot?.start ?? start) : start;
  const to = Math.max(end, isNothing ? (slot?.end ?? end) : end);
  if (!isOneLine || rest.length === 0) {
    return [{ start: from, end: to, text: [lead, ...rest].join(lineBreakAt(text, start)), node }];
  }
  const below = nextLine(text, end);
  return [
    { start: from, end: to, text: lead, node },
    { start: below, end: below, text: linesAt(text, below, rest), node },
  ];
}

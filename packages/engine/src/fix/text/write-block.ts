import {
  isArray,
  isObject,
  valueAt,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../model/json.ts';
import type { Style } from './style.ts';
import { flowText, type FlowStyle } from './write-flow.ts';
import { keyText, literalLines, scalarText, type Quoting, type ScalarStyle } from './write-scalar.ts';

/** How new entries of a block map or list are written. */
export interface BlockStyle extends Style {
  readonly keyQuoting: Quoting;
  /** Of items of a list that are texts. */
  readonly textQuoting: Quoting;
  /** Columns from a dash to what stands behind it. */
  readonly dashWidth: number;
}

/** The plain way to write what is new in a document. */
export function blockStyle(style: Style): BlockStyle {
  return { ...style, keyQuoting: 'plain', textQuoting: 'plain', dashWidth: 2 };
}

/** The value on the line of its key or dash: a scalar, nothing between brackets, a short list; else `undefined`. */
export function inlineText(value: JsonValue, style: BlockStyle): string | undefined {
  if (isArray(value)) {
    const isInline = value.length === 0 || (style.scalarLists === 'flow' && isShortList(value));
    return isInline ? flowText(value, itemStyle(style), '') : undefined;
  }
  if (isObject(value)) return Object.keys(value).length === 0 ? '{}' : undefined;
  if (style.hasLiterals && typeof value === 'string' && literalLines(value) !== undefined) return undefined;
  return scalarText(value, textStyle(style));
}

/** The lines of a value that stands below its key or behind its dash, without their indentation. */
export function blockLines(value: JsonValue, style: BlockStyle): readonly string[] {
  const text = inlineText(value, style);
  if (text !== undefined) return [text];
  const nested = nestedStyle(style);
  if (isArray(value)) return value.flatMap((item) => itemLines(item, nested));
  if (isObject(value)) return mapLines(value, nested);
  return typeof value === 'string' ? (literalLines(value) ?? []) : [];
}

/** The lines of an entry of a map. */
export function entryLines(key: string, value: JsonValue, style: BlockStyle): readonly string[] {
  const name = keyText(key, { quoting: style.keyQuoting, quotes: style.quotes, isFlow: false });
  const text = inlineText(value, style);
  if (text !== undefined) return [`${name}: ${text}`];
  const [first = '', ...others] = blockLines(value, style);
  if (typeof value === 'string') return [`${name}: ${first}`, ...indented(others, style.step)];
  return [`${name}:`, ...indented([first, ...others], isArray(value) ? style.listOffset : style.step)];
}

/** The lines of an item of a list. */
export function itemLines(value: JsonValue, style: BlockStyle): readonly string[] {
  const [first = '', ...others] = blockLines(value, style);
  return [`-${' '.repeat(style.dashWidth - 1)}${first}`, ...indented(others, style.dashWidth)];
}

/** Lines further right; empty ones stay empty. */
export function indented(lines: readonly string[], columns: number): readonly string[] {
  const blanks = ' '.repeat(columns);
  return lines.map((line) => (line === '' ? '' : blanks + line));
}

function mapLines(map: JsonObject, style: BlockStyle): readonly string[] {
  const keys = Object.keys(map);
  return (style.isSorted ? keys.toSorted() : keys).flatMap((key) =>
    entryLines(key, valueAt(map, key) ?? null, style),
  );
}

/** What is new inside something new follows the document, not what stands beside it. */
function nestedStyle(style: BlockStyle): BlockStyle {
  return { ...style, keyQuoting: 'plain', textQuoting: 'plain', dashWidth: 2 };
}

function isShortList(list: JsonArray): boolean {
  const isFlat = list.every((item) => !isArray(item) && !isObject(item));
  return isFlat && JSON.stringify(list.map(String)).length <= LONGEST_LINE_OF_ITEMS;
}

const LONGEST_LINE_OF_ITEMS = 60;

function textStyle({ textQuoting, quotes }: BlockStyle): ScalarStyle {
  return { quoting: textQuoting, quotes, isFlow: false };
}

function itemStyle({ itemQuoting, quotes }: BlockStyle): FlowStyle {
  return {
    pad: '',
    gap: ', ',
    colon: ': ',
    keyQuoting: 'plain',
    textQuoting: itemQuoting,
    quotes,
    spread: undefined,
  };
}

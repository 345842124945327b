import { isArray, isObject, valueAt, type JsonValue } from '../../model/json.ts';
import { keyText, scalarText, type Quoting } from './write-scalar.ts';

/** How maps and lists in brackets are written. */
export interface FlowStyle {
  /** Between the braces of a map and what they hold. */
  readonly pad: string;
  readonly gap: string;
  readonly colon: string;
  readonly keyQuoting: Quoting;
  readonly textQuoting: Quoting;
  readonly quotes: 'single' | 'double';
  /** Set where every entry has a line of its own: what a line is indented by, and whether lists of scalars are spread too. */
  readonly spread:
    | { readonly unit: string; readonly lineBreak: string; readonly withLists: boolean }
    | undefined;
}

/** A value as it stands in brackets, `indentation` being that of the line where it begins. */
export function flowText(value: JsonValue, style: FlowStyle, indentation: string): string {
  if (isArray(value)) {
    const items = value.map((item) => flowText(item, style, innerIndentation(style, indentation)));
    const isSpread =
      style.spread?.withLists === true || value.some((item) => isObject(item) || isArray(item));
    return enclosed(
      '[',
      ']',
      items,
      isSpread ? { ...style, pad: '' } : { ...style, pad: '', spread: undefined },
      indentation,
    );
  }
  if (!isObject(value))
    return scalarText(value, { quoting: style.textQuoting, quotes: style.quotes, isFlow: true });
  const entries = Object.keys(value).map((key) =>
    flowEntry(key, valueAt(value, key) ?? null, style, innerIndentation(style, indentation)),
  );
  return enclosed('{', '}', entries, style, indentation);
}

/** An entry of a map in braces. */
export function flowEntry(key: string, value: JsonValue, style: FlowStyle, indentation: string): string {
  const name = keyText(key, { quoting: style.keyQuoting, quotes: style.quotes, isFlow: true });
  return `${name}${style.colon}${flowText(value, style, indentation)}`;
}

function innerIndentation({ spread }: FlowStyle, indentation: string): string {
  return spread === undefined ? indentation : indentation + spread.unit;
}

function enclosed(
  open: string,
  close: string,
  parts: readonly string[],
  style: FlowStyle,
  indentation: string,
): string {
  if (parts.length === 0) return open + close;
  const { spread, pad, gap } = style;
  if (spread === undefined) return open + pad + parts.join(gap) + pad + close;
  const line = spread.lineBreak + indentation + spread.unit;
  return `${open}${line}${parts.join(`,${line}`)}${spread.lineBreak}${indentation}${close}`;
}

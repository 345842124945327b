import { isArray, isObject, type JsonValue } from '@plimsoll/engine';

/** How a text writes its blocks. */
export interface BlockStyle {
  /** Spaces before a key. */
  readonly indent: number;
  /** Whether the items of a list stand deeper than their key. */
  readonly indentsLists: boolean;
  readonly lineBreak: string;
}

/** A key and its value as lines of a block, each with its line break. */
export function memberText(key: string, value: JsonValue, style: BlockStyle): string {
  return linesOf(value, `${' '.repeat(style.indent)}${scalarText(key)}:`, style.indent, style.indentsLists)
    .map((line) => line + style.lineBreak)
    .join('');
}

/** An item of a list whose dash stands at the style's indentation, as lines. */
export function itemText(value: JsonValue, style: BlockStyle): string {
  return itemLines(value, style.indent, style.indentsLists)
    .map((line) => line + style.lineBreak)
    .join('');
}

/** A scalar, or an empty map or list, in one line. */
export function scalarText(value: JsonValue): string {
  if (isArray(value)) return '[]';
  if (isObject(value)) return '{}';
  if (typeof value !== 'string') return String(value);
  return isPlain(value) ? value : JSON.stringify(value);
}

/** Text that every reader of YAML takes for just this text. */
function isPlain(text: string): boolean {
  return (
    /^(?:[A-Za-z][\w./-]*|\d+(?:m|[KMGT]i))$/u.test(text) &&
    !/^(?:true|false|yes|no|on|off|y|n|null|nan|inf|infinity)$/iu.test(text)
  );
}

function linesOf(value: JsonValue, head: string, indent: number, indentsLists: boolean): readonly string[] {
  if (isArray(value) && value.length > 0) {
    const inner = indentsLists ? indent + 2 : indent;
    return [head, ...value.flatMap((item) => itemLines(item, inner, indentsLists))];
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    return [head, ...mapLines(value, indent + 2, indentsLists)];
  }
  return [`${head} ${scalarText(value)}`];
}

function mapLines(value: JsonValue, indent: number, indentsLists: boolean): readonly string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    linesOf(member, `${' '.repeat(indent)}${scalarText(key)}:`, indent, indentsLists),
  );
}

function itemLines(value: JsonValue, indent: number, indentsLists: boolean): readonly string[] {
  const dash = `${' '.repeat(indent)}- `;
  if (isObject(value) && Object.keys(value).length > 0) {
    return mapLines(value, indent + 2, indentsLists).map((line, index) =>
      index === 0 ? dash + line.slice(indent + 2) : line,
    );
  }
  if (isArray(value) && value.length > 0) {
    return value
      .flatMap((item) => itemLines(item, indent + 2, indentsLists))
      .map((line, index) => (index === 0 ? dash + line.slice(indent + 2) : line));
  }
  return [dash + scalarText(value)];
}

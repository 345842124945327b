/** Where the line of an offset begins, behind a byte order mark. */
export function lineStart(text: string, at: number): number {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  return start === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : start;
}

/** How far an offset stands from the beginning of its line, in UTF-16 units. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found === -1) return text.length;
  return found > at && text.charCodeAt(found - 1) === CR ? found - 1 : found;
}

/** Where the line behind that of an offset begins; the end of the text behind the last. */
export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found + 1;
}

/** The first character at or behind an offset that is no space and no tab. */
export function skipBlanks(text: string, at: number): number {
  let past = at;
  while (isBlank(text.charCodeAt(past))) past++;
  return past;
}

/** The first character at or behind an offset that is neither a blank nor a line break. */
export function skipSpace(text: string, at: number): number {
  let past = at;
  while (isBlank(text.charCodeAt(past)) || isBreak(text.charCodeAt(past))) past++;
  return past;
}

/** The first character at or behind an offset that belongs to no blank, line break or comment. */
export function skipComments(text: string, at: number): number {
  let past = skipSpace(text, at);
  while (text.charCodeAt(past) === HASH) past = skipSpace(text, lineEnd(text, past));
  return past;
}

/** Whether nothing but blanks stands before an offset on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  let before = at;
  while (isBlank(text.charCodeAt(before - 1))) before--;
  const code = text.charCodeAt(before - 1);
  return before === 0 || code === LF || (before === 1 && code === BYTE_ORDER_MARK);
}

/** The blanks that the line of an offset begins with. */
export function indentationAt(text: string, at: number): string {
  const start = lineStart(text, at);
  return text.slice(start, skipBlanks(text, start));
}

/** The line break in use around an offset. */
export function lineBreakAt(text: string, at: number): string {
  const before = text.lastIndexOf('\n', at - 1);
  const found = before === -1 ? text.indexOf('\n', at) : before;
  return found > 0 && text.charCodeAt(found - 1) === CR ? '\r\n' : '\n';
}

/**
 * The beginning of the line behind an entry of a block map or list, given where its value ends and the entry's column.
 * Comments that stand deeper belong to it, and blank lines where its text keeps them.
 */
export function lineAfterEntry(text: string, end: number, column: number, keepsBlankLines: boolean): number {
  let after = nextLine(text, end);
  let line = after;
  while (line < text.length) {
    const first = skipBlanks(text, line);
    const code = text.charCodeAt(first);
    if (code === HASH) {
      if (first - line <= column) return after;
      after = nextLine(text, first);
    } else if (first < text.length && !isBreak(code)) {
      return after;
    } else if (keepsBlankLines) {
      after = nextLine(text, first);
    }
    line = nextLine(text, first);
  }
  return after;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

export function isBreak(code: number): boolean {
  return code === LF || code === CR;
}

const LF = 10;
const CR = 13;
const HASH = 35;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Reads scalars of every style exactly as Kubernetes' reader does (go-yaml v2, a port of libyaml), line folding,
 * indentation and escapes included. Both readers use it, so that they cannot differ. `undefined` is a text that the
 * style does not allow.
 */
export class ScalarScanner {
  text = '';
  /** Where the document ends. */
  limit = 0;
  /** Where the last scalar read ends: behind its last character or quote; of a block scalar, where reading goes on. */
  end = 0;
  /** Whether JSON's escapes `\/` and surrogate pairs are taken: only in a document that is JSON. */
  isJson = false;

  private at = 0;
  /** Column of `at`, known behind line breaks only. */
  private column = 0;
  private breaks = 0;

  singleQuoted(start: number): string | undefined {
    const { text, limit } = this;
    let value = '';
    let from = start + 1;
    let at = from;
    while (at < limit) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        if (text.charCodeAt(at + 1) !== QUOTE) {
          this.end = at + 1;
          return value + text.slice(from, at);
        }
        value += text.slice(from, at + 1);
        at += 2;
        from = at;
      } else if (code === LF || code === CR) {
        value += text.slice(from, this.blanksBefore(at, from));
        value += this.foldedBreaks(at, 0) ?? '';
        at = this.at;
        from = at;
      } else {
        at++;
      }
    }
    return undefined;
  }

  doubleQuoted(start: number): string | undefined {
    const { text, limit } = this;
    let value = '';
    let from = start + 1;
    let at = from;
    while (at < limit) {
      const code = text.charCodeAt(at);
      if (code === DOUBLE_QUOTE) {
        this.end = at + 1;
        value += text.slice(from, at);
        return this.isJson ? value.toWellFormed() : value;
      }
      if (code === BACKSLASH) {
        value += text.slice(from, at);
        const escaped = this.escape(at + 1);
        if (escaped === undefined) return undefined;
        value += escaped;
        at = this.at;
        from = at;
      } else if (code === LF || code === CR) {
        value += text.slice(from, this.blanksBefore(at, from));
        value += this.foldedBreaks(at, 0) ?? '';
        at = this.at;
        from = at;
      } else {
        at++;
      }
    }
    return undefined;
  }

  /** A plain scalar; its lines must start at `indent` or further right, unless it stands in brackets (`isFlow`). */
  plain(start: number, indent: number, isFlow: boolean): string | undefined {
    const { text, limit } = this;
    let value = '';
    let at = start;
    for (;;) {
      const lineStart = at;
      const lineEnd = this.plainRun(at, isFlow);
      value += text.slice(lineStart, lineEnd);
      this.end = lineEnd;
      at = this.skipBlanks(lineEnd);
      if (at >= limit || !isBreak(text.charCodeAt(at))) return value;
      const folded = this.foldedBreaks(at, indent);
      if (folded === undefined) return undefined;
      at = this.at;
      if (at >= limit || text.charCodeAt(at) === HASH) return value;
      if (!isFlow && this.column < indent) return value;
      if (this.plainRun(at, isFlow) === at) return value;
      value += folded;
    }
  }

  /** A literal or folded block scalar below something at column `parent`, -1 at the root. */
  block(start: number, parent: number): string | undefined {
    const { text, limit } = this;
    const header = this.blockHeader(start);
    if (header === undefined) return undefined;
    const isLiteral = text.charCodeAt(start) === PIPE;
    let indent = header.increment === 0 ? 0 : Math.max(parent, 0) + header.increment;
    const widest = this.blockBreaks(indent);
    if (widest < 0) return undefined;
    if (indent === 0) indent = Math.max(widest, parent + 1, 1);
    let value = '';
    let hasBreak = false;
    let wasBlank = false;
    while (this.at < limit && this.column === indent) {
      const at = this.at;
      const isBlankFirst = isBlank(text.charCodeAt(at));
      if (hasBreak && (isLiteral || wasBlank || isBlankFirst)) value += '\n';
      else if (hasBreak && this.breaks === 0) value += ' ';
      if (this.breaks > 0) value += '\n'.repeat(this.breaks);
      wasBlank = isBlankFirst;
      const lineEnd = this.lineEnd(at);
      value += text.slice(at, lineEnd);
      hasBreak = lineEnd < limit;
      this.at = this.afterBreak(lineEnd);
      if (this.blockBreaks(indent) < 0) return undefined;
    }
    if (header.chomping >= 0 && hasBreak) value += '\n';
    if (header.chomping > 0) value += '\n'.repeat(this.breaks);
    this.end = this.at - this.column;
    return value;
  }

  /** Skips blank lines and the indentation of the next; its column is left in `column`, -1 is a tab in the indentation. */
  private blockBreaks(indent: number): number {
    const { text, limit } = this;
    let at = this.at;
    let widest = 0;
    this.breaks = 0;
    for (;;) {
      const lineStart = at;
      const indentEnd = indent === 0 ? limit : Math.min(limit, lineStart + indent);
      while (at < indentEnd && text.charCodeAt(at) === SPACE) at++;
      this.column = at - lineStart;
      this.at = at;
      if (this.column > widest) widest = this.column;
      if (at >= limit) return widest;
      const code = text.charCodeAt(at);
      if (code === TAB && (indent === 0 || this.column < indent)) return -1;
      if (!isBreak(code)) return widest;
      at = this.afterBreak(at);
      this.breaks++;
      this.at = at;
      this.column = 0;
    }
  }

  private blockHeader(start: number): { readonly chomping: number; readonly increment: number } | undefined {
    const { text, limit } = this;
    let at = start + 1;
    let chomping = 0;
    let increment = 0;
    const isDigitFirst = isDigit(text.charCodeAt(at));
    for (let part = 0; part < 2 && at < limit; part++) {
      const code = text.charCodeAt(at);
      const wantsDigit = (part === 0) === isDigitFirst;
      if (wantsDigit && isDigit(code)) {
        if (code === ZERO) return undefined;
        increment = code - ZERO;
        at++;
      } else if (!wantsDigit && (code === PLUS || code === MINUS)) {
        chomping = code === PLUS ? 1 : -1;
        at++;
      } else if (part === 0) {
        break;
      }
    }
    at = this.skipBlanks(at);
    if (at < limit && text.charCodeAt(at) === HASH) at = this.lineEnd(at);
    if (at < limit && !isBreak(text.charCodeAt(at))) return undefined;
    this.at = this.afterBreak(at);
    return { chomping, increment };
  }

  /** The end of the characters that can belong to a plain scalar on this line, blanks at the end left out. */
  private plainRun(start: number, isFlow: boolean): number {
    const { text, limit } = this;
    let end = start;
    for (let at = start; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (isBlank(code)) continue;
      if (isBreak(code)) break;
      if (code === HASH && at > start && isBlank(text.charCodeAt(at - 1))) break;
      if (code === COLON && this.isBlankOrEnd(at + 1)) break;
      if (isFlow && isFlowIndicator(code)) break;
      end = at + 1;
    }
    return end;
  }

  /**
   * Skips the line breaks from here on with the blanks around them, and tells what they fold to. A tab left of
   * `indent` is an error.
   */
  private foldedBreaks(start: number, indent: number): string | undefined {
    const { text, limit } = this;
    let breaks = 0;
    let at = start;
    let lineStart = start;
    while (at < limit) {
      const code = text.charCodeAt(at);
      if (isBreak(code)) {
        at = this.afterBreak(at);
        lineStart = at;
        breaks++;
      } else if (isBlank(code)) {
        if (code === TAB && at - lineStart < indent) return undefined;
        at++;
      } else {
        break;
      }
    }
    this.at = at;
    this.column = at - lineStart;
    return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
  }

  /** What an escape makes, `at` being the character behind the backslash. */
  private escape(at: number): string | undefined {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (isBreak(code)) return this.escapedBreak(at);
    this.at = at + 1;
    const simple = ESCAPES.get(code);
    if (simple !== undefined) return simple;
    if (code === SLASH) return this.isJson ? '/' : undefined;
    const length = HEX_LENGTHS.get(code);
    if (length === undefined) return undefined;
    const digits = text.slice(at + 1, at + 1 + length);
    if (digits.length < length || !HEX.test(digits)) return undefined;
    const point = Number.parseInt(digits, 16);
    this.at = at + 1 + length;
    if (point > 0x10ffff) return undefined;
    if (point >= 0xd800 && point <= 0xdfff) return this.isJson ? String.fromCharCode(point) : undefined;
    return String.fromCodePoint(point);
  }

  /** A backslash before a line break joins the lines; blank lines that follow are kept. */
  private escapedBreak(at: number): string {
    const { text, limit } = this;
    let breaks = 0;
    this.at = this.afterBreak(at);
    while (this.at < limit) {
      const code = text.charCodeAt(this.at);
      if (isBlank(code)) this.at++;
      else if (isBreak(code)) {
        this.at = this.afterBreak(this.at);
        breaks++;
      } else break;
    }
    return '\n'.repeat(breaks);
  }

  private blanksBefore(at: number, from: number): number {
    let end = at;
    while (end > from && isBlank(this.text.charCodeAt(end - 1))) end--;
    return end;
  }

  private skipBlanks(start: number): number {
    let at = start;
    while (at < this.limit && isBlank(this.text.charCodeAt(at))) at++;
    return at;
  }

  private isBlankOrEnd(at: number): boolean {
    if (at >= this.limit) return true;
    const code = this.text.charCodeAt(at);
    return isBlank(code) || isBreak(code);
  }

  private lineEnd(at: number): number {
    const found = this.text.indexOf('\n', at);
    if (found === -1 || found >= this.limit) return this.limit;
    return found > at && this.text.charCodeAt(found - 1) === CR ? found - 1 : found;
  }

  private afterBreak(at: number): number {
    if (at >= this.limit) return this.limit;
    return this.text.charCodeAt(at) === CR && this.text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  }
}

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const QUOTE = 39;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const SLASH = 47;
const ZERO = 48;
const COLON = 58;
const QUESTION = 63;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const PIPE = 124;
const CLOSE_BRACE = 125;

const ESCAPES: ReadonlyMap<number, string> = new Map(
  Object.entries({
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    "'": "'",
    '\\': '\\',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
  }).map(([letter, value]) => [letter.charCodeAt(0), value]),
);

/** Hexadecimal digits behind `\x`, `\u` and `\U`. */
const HEX_LENGTHS: ReadonlyMap<number, number> = new Map([
  [120, 2],
  [117, 4],
  [85, 8],
]);
const HEX = /^[0-9a-fA-F]+$/;

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

function isBreak(code: number): boolean {
  return code === LF || code === CR;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

function isFlowIndicator(code: number): boolean {
  return (
    code === COMMA ||
    code === QUESTION ||
    code === OPEN_BRACKET ||
    code === CLOSE_BRACKET ||
    code === OPEN_BRACE ||
    code === CLOSE_BRACE
  );
}

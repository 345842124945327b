import type { JsonValue } from '../model/json.ts';
import { blockTextEnd } from './block-text.ts';
import { refusedCharacterAt } from './characters.ts';
import {
  DECLINED,
  KeyMemory,
  NO_KEY,
  NO_KEY_BUT_PLAIN,
  PLAIN_ROOT,
  QUOTED_ROOT,
  ROW_BITS,
  SPELLING_END,
  UNKNOWN,
  type KnownKey,
} from './key-memory.ts';
import { MAX_DEPTH } from './limits.ts';
import { setOwn } from './own-property.ts';
import { plainValue } from './plain-value.ts';
import { ScalarScanner } from './scalar-scanner.ts';
import { resolvePlain } from './scalars.ts';
import { KIND_LIST, KIND_MAP, KIND_SCALAR, LINK_SCALE, NODE_SIZE, type Tape } from './tape.ts';
import { TextTape } from './text-tape.ts';

/** A document the fast reader has read. */
export interface FastDocument {
  readonly value: JsonValue;
  readonly tape: Tape;
  readonly hasDuplicates: boolean;
  /** Whether there is nothing but blanks and comments. */
  readonly isEmpty: boolean;
  /** Where reading stopped: at a marker line or the end of the text. */
  readonly end: number;
}

/**
 * Reads the YAML that manifests are made of in one pass over the characters: block maps and lists, scalars of every
 * style, brackets and whole JSON documents, comments. At the first thing outside this (anchors, aliases, tags, merge
 * keys, `? `, directives, tabs as separation, pairs in lists, any error) it declines by returning `undefined`; it
 * never guesses. Its buffers live on between documents.
 */
export class FastReader {
  private text = '';
  /** Where the document ends; a line break stands at or before it. */
  private limit = 0;
  /** The next token, and its column: -1 at the end of the document. */
  private pos = 0;
  private col = 0;
  private depth = 0;
  /** Left of this column, tabs behind a plain scalar in brackets are an error. */
  private flowIndent = 0;
  private keyStart = 0;
  private keyEnd = 0;
  /** Holds the tapes of many documents, one behind the other; a full one is left to them and replaced. */
  private nodes = new Int32Array(TAPE_LENGTH);
  /** Where the tape of this document begins and ends so far. */
  private base = 0;
  private used = 0;
  private hasDuplicates = false;
  /** Up to here characters outside ASCII have been found to be allowed. */
  private allowedUntil = 0;
  private memory = new KeyMemory();
  /** Stands above the root: its `inside` is the key that documents begin with. */
  private rootKey = this.memory.learn('', QUOTED_ROOT);
  private readonly scanner = new ScalarScanner();

  /**
   * Reads one document from `start` to a marker line or to `limit`, whichever comes first; `text` must have a line
   * break at `limit` or before it. `isEmpty` is a document that holds nothing but comments.
   */
  read(text: string, start: number, limit: number): FastDocument | undefined {
    this.reset(text, start, limit, false);
    if (!this.skipLines(start)) return undefined;
    if (this.col < 0) return { ...EMPTY, end: this.limit };
    const root = this.open(-1, -1);
    const value = this.withinStack(() => this.block(-1, root, this.rootKey));
    if (value === undefined || this.col >= 0) return undefined;
    return this.finished(value);
  }

  /** Reads one map or list in brackets by JSON's rules for escapes, and tells where it ends. */
  readJson(text: string, start: number, limit: number): FastDocument | undefined {
    this.reset(text, start, limit, true);
    const root = this.open(-1, -1);
    this.flowIndent = 0;
    const value = this.withinStack(() => this.flow(start, root));
    return value === undefined ? undefined : this.finished(value);
  }

  /** A caller may have left too little stack for a document near the depth limit: that is for the full reader. */
  private withinStack(read: () => JsonValue | undefined): JsonValue | undefined {
    try {
      return read();
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  private reset(text: string, start: number, limit: number, isJson: boolean): void {
    this.text = text;
    this.limit = limit;
    this.depth = 0;
    if (this.memory.isFull) {
      this.memory = new KeyMemory();
      this.rootKey = this.memory.learn('', QUOTED_ROOT);
    }
    if (this.nodes.length - this.used < TAPE_RESERVE) {
      this.nodes = new Int32Array(TAPE_LENGTH);
      this.used = 0;
    }
    this.base = this.used;
    this.hasDuplicates = false;
    this.allowedUntil = 0;
    this.scanner.text = text;
    this.scanner.limit = limit;
    this.scanner.isJson = isJson;
  }

  private finished(value: JsonValue): FastDocument {
    const { text, nodes, base, pos, hasDuplicates } = this;
    const tape = new TextTape(text, nodes, base, this.scanner.isJson);
    return { value, tape, hasDuplicates, isEmpty: false, end: pos };
  }

  /** Any node at `pos`, below something at column `owner`. */
  private block(owner: number, node: number, above: KnownKey): JsonValue | undefined {
    const at = this.pos;
    const code = this.text.charCodeAt(at);
    const column = this.col;
    if (code === MINUS && this.isBlankAt(at + 1)) {
      const items = this.list(column, node, above);
      return this.col === column ? undefined : items;
    }
    const key = this.scanKey(at, code, above.inside);
    if (key === NO_KEY) return this.inline(at, code, owner, node);
    if (key === NO_KEY_BUT_PLAIN) return this.plainEnded(at, this.keyEnd, this.pos, owner, node);
    if (key === DECLINED) return undefined;
    above.inside = key;
    return this.map(column, node, key);
  }

  /** A block map whose first key has been scanned. */
  private map(column: number, node: number, firstKey: KnownKey): JsonValue | undefined {
    if (++this.depth > MAX_DEPTH) return undefined;
    const { text } = this;
    const target: Record<string, JsonValue> = {};
    this.nodes[node + 2] = this.keyStart;
    let seen = 0;
    let key = firstKey;
    let child = node;
    for (;;) {
      child = this.open(this.keyStart, this.keyEnd);
      let at = this.pos;
      let code = text.charCodeAt(at);
      while (code === SPACE) code = text.charCodeAt(++at);
      let value: JsonValue | undefined;
      if (code === LF || code === HASH || code === CR) {
        value = this.valueBelow(at, column, child, key);
      } else {
        value = this.inline(at, code, column, child);
      }
      if (value === undefined) return undefined;
      const { name, bit } = key;
      if ((seen & bit) !== 0 && Object.hasOwn(target, name)) this.hasDuplicates = true;
      seen |= bit;
      if (name === '__proto__') setOwn(target, name, value);
      else target[name] = value;
      if (this.col !== column) break;
      const next = this.pos;
      const before = key;
      key = this.scanKey(next, text.charCodeAt(next), before.following);
      if (key.bit === 0) return undefined;
      before.following = key;
    }
    if (this.col > column) return undefined;
    this.depth--;
    this.closeBlock(node, child, KIND_MAP);
    return target;
  }

  /** The value of a key with nothing behind its colon. */
  private valueBelow(at: number, column: number, node: number, key: KnownKey): JsonValue | undefined {
    const colonEnd = this.pos;
    if (!this.endLine(at)) return undefined;
    if (this.col > column) return this.block(column, node, key);
    if (this.col === column && this.text.charCodeAt(this.pos) === MINUS && this.isBlankAt(this.pos + 1)) {
      return this.list(column, node, key);
    }
    this.closeScalar(node, colonEnd, colonEnd);
    return null;
  }

  private list(column: number, node: number, above: KnownKey): JsonValue | undefined {
    if (++this.depth > MAX_DEPTH) return undefined;
    const { text } = this;
    const items: JsonValue[] = [];
    this.nodes[node + 2] = this.pos;
    let child = node;
    for (;;) {
      const dash = this.pos;
      child = this.open(-1, -1);
      let at = dash + 1;
      let code = text.charCodeAt(at);
      while (code === SPACE) code = text.charCodeAt(++at);
      let value: JsonValue | undefined;
      if (code === LF || code === HASH || code === CR) {
        if (!this.endLine(at)) return undefined;
        if (this.col > column) {
          value = this.block(column, child, above);
        } else {
          this.closeScalar(child, dash + 1, dash + 1);
          value = null;
        }
      } else {
        this.pos = at;
        this.col = column + at - dash;
        value = this.block(column, child, above);
      }
      if (value === undefined) return undefined;
      items.push(value);
      if (this.col !== column) break;
      if (text.charCodeAt(this.pos) !== MINUS || !this.isBlankAt(this.pos + 1)) break;
    }
    if (this.col > column) return undefined;
    this.depth--;
    this.closeBlock(node, child, KIND_LIST);
    return items;
  }

  /** A scalar or a bracketed map or list at `at`, and the rest of its line. */
  private inline(at: number, code: number, owner: number, node: number): JsonValue | undefined {
    switch (code) {
      case DOUBLE_QUOTE:
      case QUOTE: {
        const value = this.quoted(at, code);
        if (value === undefined) return undefined;
        this.closeScalar(node, at, this.pos);
        return this.endLine(this.pos) && this.col <= owner ? value : undefined;
      }
      case OPEN_BRACKET:
      case OPEN_BRACE: {
        this.flowIndent = owner + 1;
        const value = this.flow(at, node);
        if (value === undefined || this.holdsMarker(at, this.pos)) return undefined;
        return this.endLine(this.pos) && this.col <= owner ? value : undefined;
      }
      case PIPE:
      case GREATER:
        return this.blockText(at, owner, node);
      case MINUS:
      case QUESTION:
      case COLON:
        return this.isBlankAt(at + 1) ? undefined : this.plain(at, owner, node);
      default:
        return isPlainStart(code) ? this.plain(at, owner, node) : undefined;
    }
  }

  private plain(start: number, owner: number, node: number): JsonValue | undefined {
    const { text } = this;
    let at = start;
    let end = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code > COLON ? code < DELETE : code > SPACE && code !== COLON) {
        at++;
      } else if (code === LF) {
        end = at;
        break;
      } else if (code === COLON) {
        at++;
        if (this.isBlankAt(at)) return undefined;
      } else if (code === SPACE) {
        end = at;
        let next = text.charCodeAt(++at);
        while (next === SPACE) next = text.charCodeAt(++at);
        if (next === HASH || next === LF || next === CR) break;
        if (next === TAB) return undefined;
      } else if (code === CR) {
        end = at;
        break;
      } else if (code < DELETE || !this.isAllowed(at)) {
        return undefined;
      } else {
        at++;
      }
    }
    return this.plainEnded(start, end, at, owner, node);
  }

  /** A plain scalar whose text ends on its line at `end`; `at` is the comment or line break behind. */
  private plainEnded(
    start: number,
    end: number,
    at: number,
    owner: number,
    node: number,
  ): JsonValue | undefined {
    if (!this.endLine(at)) return undefined;
    if (this.col > owner) return this.plainOverLines(start, owner, node);
    this.closeScalar(node, start, end);
    return plainValue(this.text, start, end);
  }

  private plainOverLines(start: number, owner: number, node: number): JsonValue | undefined {
    const value = this.scanner.plain(start, owner + 1, false);
    const { end } = this.scanner;
    if (value === undefined || !this.isClean(start, end) || this.holdsMarker(start, end)) return undefined;
    this.closeScalar(node, start, end);
    return this.endLine(end) && this.col <= owner ? resolvePlain(value) : undefined;
  }

  /** A quoted scalar; `pos` is left behind its last quote. */
  private quoted(start: number, quote: number): string | undefined {
    const { text } = this;
    let at = start + 1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (quote === QUOTE && text.charCodeAt(at + 1) === QUOTE) break;
        this.pos = at + 1;
        return text.slice(start + 1, at);
      }
      if (code === BACKSLASH) {
        if (quote === DOUBLE_QUOTE) break;
      } else if (code < SPACE) {
        if (code !== TAB) break;
      } else if (code > TILDE && !this.isAllowed(at)) {
        return undefined;
      }
      at++;
    }
    const value = quote === QUOTE ? this.scanner.singleQuoted(start) : this.scanner.doubleQuoted(start);
    this.pos = this.scanner.end;
    if (value === undefined || !this.isClean(start, this.pos) || this.holdsMarker(start, this.pos))
      return undefined;
    return value;
  }

  private blockText(start: number, owner: number, node: number): JsonValue | undefined {
    const value = this.scanner.block(start, owner);
    const { end } = this.scanner;
    if (value === undefined || !this.isClean(start, end)) return undefined;
    this.closeScalar(node, start, blockTextEnd(this.text, start, end));
    return this.skipLines(end) && this.col <= owner ? value : undefined;
  }

  /** A map or list in brackets; `pos` is left behind its last bracket. */
  private flow(at: number, node: number): JsonValue | undefined {
    if (++this.depth > MAX_DEPTH) return undefined;
    this.nodes[node + 2] = at;
    const isMap = this.text.charCodeAt(at) === OPEN_BRACE;
    const value = isMap ? this.flowMap(at + 1) : this.flowList(at + 1);
    if (value === undefined) return undefined;
    this.depth--;
    this.nodes[node + 3] = this.pos;
    this.link(node, isMap ? KIND_MAP : KIND_LIST);
    return value;
  }

  private flowMap(start: number): JsonValue | undefined {
    const { text } = this;
    const target: Record<string, JsonValue> = {};
    let seen = 0;
    let at = start;
    for (;;) {
      at = this.skipFlow(at);
      if (at < 0) return undefined;
      if (text.charCodeAt(at) === CLOSE_BRACE) break;
      const { name, bit } = this.flowKey(at);
      if (bit === 0) return undefined;
      const child = this.open(this.keyStart, this.keyEnd);
      const value = this.flowEntry(child);
      if (value === undefined) return undefined;
      if ((seen & bit) !== 0 && Object.hasOwn(target, name)) this.hasDuplicates = true;
      seen |= bit;
      if (name === '__proto__') setOwn(target, name, value);
      else target[name] = value;
      at = this.skipFlow(this.pos);
      if (at < 0) return undefined;
      const code = text.charCodeAt(at);
      if (code === CLOSE_BRACE) break;
      if (code !== COMMA) return undefined;
      at++;
    }
    this.pos = at + 1;
    return target;
  }

  /** A key in brackets; `pos` is left behind it. */
  private flowKey(at: number): KnownKey {
    const code = this.text.charCodeAt(at);
    this.keyStart = at;
    if (code === DOUBLE_QUOTE || code === QUOTE) return this.quotedKey(at, code);
    const end = this.flowPlainEnd(at, code);
    if (end < 0) return DECLINED;
    this.keyEnd = end;
    this.pos = end;
    return this.memory.learn(this.text.slice(at, end), PLAIN_ROOT);
  }

  /** The value of a key in brackets: none if a comma or the bracket follows at once. */
  private flowEntry(node: number): JsonValue | undefined {
    const { text } = this;
    const keyEnd = this.pos;
    let at = keyEnd;
    let code = text.charCodeAt(at);
    while (code === SPACE || code === TAB) code = text.charCodeAt(++at);
    if (code === COLON) {
      if (at - this.keyStart > MAX_FAST_KEY) return undefined;
      const behind = at + 1;
      at = this.skipFlow(behind);
      if (at < 0) return undefined;
      code = text.charCodeAt(at);
      if (code !== COMMA && code !== CLOSE_BRACE) return this.flowNode(at, code, node);
      this.closeScalar(node, behind, behind);
      this.pos = at;
      return null;
    }
    at = this.skipFlow(at);
    if (at < 0) return undefined;
    code = text.charCodeAt(at);
    if (code !== COMMA && code !== CLOSE_BRACE) return undefined;
    this.closeScalar(node, keyEnd, keyEnd);
    this.pos = at;
    return null;
  }

  private flowList(start: number): JsonValue | undefined {
    const { text } = this;
    const items: JsonValue[] = [];
    let at = start;
    for (;;) {
      at = this.skipFlow(at);
      if (at < 0) return undefined;
      let code = text.charCodeAt(at);
      if (code === CLOSE_BRACKET) break;
      const value = this.flowNode(at, code, this.open(-1, -1));
      if (value === undefined) return undefined;
      items.push(value);
      at = this.skipFlow(this.pos);
      if (at < 0) return undefined;
      code = text.charCodeAt(at);
      if (code === CLOSE_BRACKET) break;
      if (code !== COMMA) return undefined;
      at++;
    }
    this.pos = at + 1;
    return items;
  }

  private flowNode(at: number, code: number, node: number): JsonValue | undefined {
    if (code === DOUBLE_QUOTE || code === QUOTE) {
      const value = this.quoted(at, code);
      if (value !== undefined) this.closeScalar(node, at, this.pos);
      return value;
    }
    if (code === OPEN_BRACKET || code === OPEN_BRACE) return this.flow(at, node);
    const end = this.flowPlainEnd(at, code);
    if (end === OVER_LINES) return this.flowPlainOverLines(at, node);
    if (end < 0) return undefined;
    this.pos = end;
    this.closeScalar(node, at, end);
    const value = plainValue(this.text, at, end);
    return this.scanner.isJson && typeof value === 'string' ? undefined : value;
  }

  private flowPlainOverLines(start: number, node: number): JsonValue | undefined {
    const value = this.scanner.plain(start, this.flowIndent, true);
    const { end } = this.scanner;
    if (value === undefined || !this.isClean(start, end)) return undefined;
    this.pos = end;
    this.closeScalar(node, start, end);
    return resolvePlain(value);
  }

  /** The end of a plain scalar in brackets on one line; -1 for what is none, `OVER_LINES` for one that goes on. */
  private flowPlainEnd(start: number, first: number): number {
    if (!isPlainStart(first) && first !== MINUS) return -1;
    const { text } = this;
    if (first === MINUS && !isWordCharacter(text.charCodeAt(start + 1))) return -1;
    let at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (isFlowEnd(code)) return at;
      if (code === COLON) {
        if (this.isBlankAt(at + 1)) return at;
      } else if (code === QUESTION || code === OPEN_BRACKET || code === OPEN_BRACE || code < SPACE) {
        return code === LF || code === CR ? this.flowLineEnd(at, at) : -1;
      } else if (code === SPACE) {
        const end = at;
        let next = text.charCodeAt(++at);
        while (next === SPACE) next = text.charCodeAt(++at);
        if (isFlowEnd(next)) return end;
        if (next === COLON && this.isBlankAt(at + 1)) return end;
        if (next === LF || next === CR || next === HASH) return this.flowLineEnd(at, end);
        continue;
      } else if (code > TILDE && !this.isAllowed(at)) {
        return -1;
      }
      at++;
    }
  }

  /** A plain scalar ends with its line only where a comma or bracket comes next. */
  private flowLineEnd(at: number, end: number): number {
    const next = this.skipFlow(at);
    if (this.flowIndent > 0 && next >= 0 && this.text.slice(at, next).includes('\t')) return -1;
    if (next < 0) return -1;
    return isFlowEnd(this.text.charCodeAt(next)) ? end : OVER_LINES;
  }

  /** The next token in brackets, or -1. */
  private skipFlow(start: number): number {
    const { text, limit } = this;
    let at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === SPACE || code === TAB) at++;
      else if (code === LF || (code === CR && text.charCodeAt(at + 1) === LF)) {
        at++;
        if (at >= limit) return -1;
      } else if (code === HASH) {
        at = this.skipComment(at);
        if (at < 0 || at >= limit) return -1;
      } else {
        return at;
      }
    }
  }

  /** A key and its colon, most likely `guess`; `pos` is left behind the colon. */
  private scanKey(start: number, first: number, guess: KnownKey): KnownKey {
    this.keyStart = start;
    const { spellings } = this.memory;
    const { text } = this;
    let spelling = guess.spelling;
    let at = start;
    while (text.charCodeAt(at) === spellings[spelling]) {
      at++;
      spelling++;
    }
    if (at > start && spellings[spelling] === SPELLING_END) {
      const following = text.charCodeAt(at);
      if (following === SPACE || following === LF || following === CR) {
        this.keyEnd = at - 1;
        this.pos = at;
        return guess;
      }
    }
    if (!isPlainStart(first)) return this.scanOtherKey(start, first);
    return this.scanPlainKey(start);
  }

  private scanPlainKey(start: number): KnownKey {
    const { text } = this;
    const { next } = this.memory;
    let state = PLAIN_ROOT;
    let at = start;
    let end = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code > COLON ? code < DELETE : code > SPACE && code !== COLON) {
        state = next[(state << ROW_BITS) + code] ?? UNKNOWN;
        at++;
      } else if (code === COLON) {
        end = at;
        at++;
        const following = text.charCodeAt(at);
        if (following === SPACE || following === LF || following === CR) break;
        if (following === TAB) return DECLINED;
        state = next[(state << ROW_BITS) + COLON] ?? UNKNOWN;
      } else if (code === SPACE) {
        end = at;
        let following = text.charCodeAt(++at);
        while (following === SPACE) following = text.charCodeAt(++at);
        if (following === HASH || following === LF || following === CR) return this.noKey(end, at);
        if (following === TAB) return DECLINED;
        if (following === COLON && this.isBlankAt(at + 1)) {
          at++;
          break;
        }
        state = UNKNOWN;
      } else if (code === LF || code === CR) {
        return this.noKey(at, at);
      } else if (code < DELETE || !this.isAllowed(at)) {
        return DECLINED;
      } else {
        state = UNKNOWN;
        at++;
      }
    }
    if (at - start > MAX_FAST_KEY) return DECLINED;
    this.keyEnd = end;
    this.pos = at;
    return this.memory.known(state) ?? this.memory.learn(text.slice(start, end), PLAIN_ROOT);
  }

  private noKey(end: number, at: number): KnownKey {
    this.keyEnd = end;
    this.pos = at;
    return NO_KEY_BUT_PLAIN;
  }

  private scanOtherKey(start: number, first: number): KnownKey {
    switch (first) {
      case MINUS:
      case QUESTION:
      case COLON:
        return this.isBlankAt(start + 1) ? DECLINED : this.scanPlainKey(start);
      case OPEN_BRACKET:
      case OPEN_BRACE:
      case PIPE:
      case GREATER:
        return NO_KEY;
      case DOUBLE_QUOTE:
      case QUOTE:
        return this.scanQuotedKey(start, first);
      default:
        return DECLINED;
    }
  }

  private scanQuotedKey(start: number, quote: number): KnownKey {
    const key = this.quotedKey(start, quote);
    if (key === DECLINED) return NO_KEY;
    let at = this.pos;
    let code = this.text.charCodeAt(at);
    while (code === SPACE) code = this.text.charCodeAt(++at);
    if (code !== COLON || !this.isBlankAt(at + 1)) return NO_KEY;
    if (at - start > MAX_FAST_KEY) return DECLINED;
    this.pos = at + 1;
    return key;
  }

  /** A quoted key on one line; `pos` is left behind its last quote. */
  private quotedKey(start: number, quote: number): KnownKey {
    const { text } = this;
    const { next } = this.memory;
    let state = QUOTED_ROOT;
    let at = start + 1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === quote) break;
      if (code === BACKSLASH || code < SPACE || code > TILDE) return this.oddQuotedKey(start, quote);
      state = next[(state << ROW_BITS) + code] ?? UNKNOWN;
      at++;
    }
    if (quote === QUOTE && text.charCodeAt(at + 1) === QUOTE) return this.oddQuotedKey(start, quote);
    this.keyEnd = at + 1;
    this.pos = at + 1;
    return this.memory.known(state) ?? this.memory.learn(text.slice(start + 1, at), QUOTED_ROOT);
  }

  private oddQuotedKey(start: number, quote: number): KnownKey {
    const name = this.quoted(start, quote);
    if (name === undefined || this.text.slice(start, this.pos).includes('\n')) return DECLINED;
    this.keyEnd = this.pos;
    return this.memory.learn(name, QUOTED_ROOT);
  }

  /** What may stand behind a value: blanks and a comment. Goes on to the next token. */
  private endLine(start: number): boolean {
    const { text } = this;
    let at = start;
    let code = text.charCodeAt(at);
    while (code === SPACE) code = text.charCodeAt(++at);
    if (code === LF) return this.skipLines(at + 1);
    if (code === HASH) {
      at = this.skipComment(at);
      return at >= 0 && this.skipLines(at);
    }
    return code === CR && text.charCodeAt(at + 1) === LF && this.skipLines(at + 2);
  }

  /** Goes on to the next line with a token on it. */
  private skipLines(start: number): boolean {
    const { text } = this;
    let at = start;
    for (;;) {
      if (at >= this.limit) {
        this.pos = this.limit;
        this.col = -1;
        return true;
      }
      const lineStart = at;
      let code = text.charCodeAt(at);
      while (code === SPACE) code = text.charCodeAt(++at);
      if (code > SPACE && code !== HASH) {
        if (at === lineStart && (code === MINUS || code === DOT) && this.isMarker(at, code)) {
          this.limit = at;
          this.scanner.limit = at;
          continue;
        }
        this.pos = at;
        this.col = at - lineStart;
        return true;
      }
      if (code === LF) at++;
      else if (code === CR && text.charCodeAt(at + 1) === LF) at += 2;
      else if (code === HASH) {
        at = this.skipComment(at);
        if (at < 0) return false;
      } else return false;
    }
  }

  /** Whether a line at the left margin is a `---` or `...` marker. */
  private isMarker(at: number, code: number): boolean {
    const { text } = this;
    return text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code && this.isBlankAt(at + 3);
  }

  /** Whether a marker line stands in a part of the text that was not read line by line. */
  private holdsMarker(start: number, end: number): boolean {
    const part = this.text.slice(start, end);
    return MARKER_LINE.test(part);
  }

  /** The line behind a comment, or -1. */
  private skipComment(start: number): number {
    const { text } = this;
    let at = start;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === LF) return at + 1;
      if (code < SPACE) {
        if (code !== TAB && !(code === CR && text.charCodeAt(at + 1) === LF)) return -1;
      } else if (code > TILDE && !this.isAllowed(at)) return -1;
      at++;
    }
  }

  /** Whether a character outside ASCII may be passed over; looks at a stretch of the text from there on at once. */
  private isAllowed(at: number): boolean {
    if (at < this.allowedUntil) return true;
    let end = at + STRETCH;
    if (isHighSurrogate(this.text.charCodeAt(end - 1))) end++;
    if (refusedCharacterAt(this.text, at, end) !== undefined) return false;
    this.allowedUntil = end;
    return true;
  }

  /** Whether a part of the text that was not scanned here holds only characters that are allowed. */
  private isClean(start: number, end: number): boolean {
    const { text } = this;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code > TILDE) {
        if (!this.isAllowed(at)) return false;
      } else if (code < SPACE && code !== LF && code !== TAB && code !== CR) return false;
    }
    return true;
  }

  private isBlankAt(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === SPACE || code === LF || code === CR || code === TAB;
  }

  /** Starts a node on the tape and gives the index of its first number. */
  private open(keyStart: number, keyEnd: number): number {
    const node = this.used;
    if (node + NODE_SIZE > this.nodes.length) this.grow();
    const { nodes } = this;
    nodes[node] = keyStart;
    nodes[node + 1] = keyEnd;
    this.used = node + NODE_SIZE;
    return node;
  }

  private grow(): void {
    const { nodes } = this;
    this.nodes = new Int32Array(nodes.length * 2);
    this.nodes.set(nodes);
  }

  private closeScalar(node: number, start: number, end: number): void {
    const { nodes } = this;
    nodes[node + 2] = start;
    nodes[node + 3] = end;
    nodes[node + 4] = (node - this.base + NODE_SIZE) * LINK_SCALE + KIND_SCALAR;
  }

  private closeBlock(node: number, lastChild: number, kind: number): void {
    const { nodes } = this;
    nodes[node + 3] = nodes[lastChild + 3] ?? 0;
    this.link(node, kind);
  }

  private link(node: number, kind: number): void {
    this.nodes[node + 4] = (this.used - this.base) * LINK_SCALE + kind;
  }
}

const MARKER_LINE = /\n(?:---|\.\.\.)(?:[ \t\r\n]|$)/;
const EMPTY_TAPE = new TextTape('', new Int32Array(0), 0, false);
const EMPTY = { value: null, tape: EMPTY_TAPE, hasDuplicates: false, isEmpty: true } as const;

/** Keys near YAML's limit of 1024 characters are for the full reader. */
const MAX_FAST_KEY = 1000;
/** Numbers in one tape array, and how many must be free in it for the next document. */
const TAPE_LENGTH = 16_384;
const TAPE_RESERVE = 1024;
const OVER_LINES = -2;
/** Characters that are looked at together for those that are refused. */
const STRETCH = 1024;

/** Whether a plain scalar may start with this character; `-`, `?` and `:` depend on the next one. */
function isPlainStart(code: number): boolean {
  return code < 128 ? PLAIN_START[code] === 1 : true;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isWordCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 45 ||
    code === 46
  );
}

function isFlowEnd(code: number): boolean {
  return code === COMMA || code === CLOSE_BRACKET || code === CLOSE_BRACE;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const QUOTE = 39;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const COLON = 58;
const GREATER = 62;
const QUESTION = 63;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const PIPE = 124;
const CLOSE_BRACE = 125;
const TILDE = 126;
const DELETE = 127;

const PLAIN_START = Uint8Array.from({ length: 128 }, (_, code) =>
  code > SPACE && code < DELETE && !'-?:,[]{}#&*!|>\'"%@`'.includes(String.fromCharCode(code)) ? 1 : 0,
);

import { controlEscapes, escapedClasses, namedClasses } from './classes.ts';
import type { Assertion, Ranges } from './program.ts';
import { anyCase, inverted, joined, LAST_CODE_POINT } from './ranges.ts';

/** A pattern as a tree. */
export type Node =
  | { readonly kind: 'one'; readonly ranges: Ranges }
  | { readonly kind: 'assert'; readonly at: Assertion }
  | { readonly kind: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly kind: 'choice'; readonly nodes: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly least: number; readonly most: number };

/** The tree of a pattern in the syntax of RE2; `undefined` for what it refuses, and for the little that is not known here. */
export function parsePattern(pattern: string): Node | undefined {
  const parser = new Parser(Array.from(pattern));
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

/** Ends the reading of a pattern that is not understood. */
class Unknown extends Error {}

interface Flags {
  readonly isAnyCase: boolean;
  readonly isMultiline: boolean;
  readonly dotTakesNewline: boolean;
}

const noFlags: Flags = { isAnyCase: false, isMultiline: false, dotTakesNewline: false };
const LINE_FEED = 10;
const deepest = 200;
const mostRepeats = 1000;
const empty: Node = { kind: 'sequence', nodes: [] };
const notNewline: Ranges = inverted([[LINE_FEED, LINE_FEED]]);
const anything: Ranges = [[0, LAST_CODE_POINT]];

/** Reads a pattern from left to right. */
class Parser {
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(characters: readonly string[]) {
    this.#characters = characters;
  }

  whole(): Node {
    const node = this.#choice(noFlags);
    if (this.#at < this.#characters.length) throw new Unknown();
    return node;
  }

  #choice(flags: Flags): Node {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Unknown();
    const nodes: Node[] = [];
    let current = flags;
    const sequence = (): Node => {
      const parts: Node[] = [];
      while (this.#peek() !== undefined && this.#peek() !== '|' && this.#peek() !== ')') {
        const changed = this.#flagsAlone(current);
        if (changed !== undefined) current = changed;
        else parts.push(this.#repeated(this.#atom(current)));
      }
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'sequence', nodes: parts };
    };
    nodes.push(sequence());
    while (this.#take('|')) nodes.push(sequence());
    this.#depth -= 1;
    return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'choice', nodes };
  }

  #atom(flags: Flags): Node {
    const character = this.#next();
    switch (character) {
      case '(':
        return this.#group(flags);
      case '[':
        return this.#one(this.#bracketed(flags), flags);
      case '.':
        return { kind: 'one', ranges: flags.dotTakesNewline ? anything : notNewline };
      case '^':
        return { kind: 'assert', at: flags.isMultiline ? 'line-start' : 'text-start' };
      case '$':
        return { kind: 'assert', at: flags.isMultiline ? 'line-end' : 'text-end' };
      case '\\':
        return this.#escaped(flags);
      case '*':
      case '+':
      case '?':
      case undefined:
        throw new Unknown();
      default:
        return this.#one(single(character), flags);
    }
  }

  #one(ranges: Ranges, { isAnyCase }: Flags): Node {
    return { kind: 'one', ranges: isAnyCase ? anyCase(ranges) : ranges };
  }

  #group(flags: Flags): Node {
    let inner = flags;
    if (this.#take('?')) {
      if (this.#take('P') || this.#peek() === '<') this.#groupName();
      else inner = this.#flags(flags, ':');
    }
    const node = this.#choice(inner);
    if (!this.#take(')')) throw new Unknown();
    return node;
  }

  #groupName(): void {
    if (!this.#take('<')) throw new Unknown();
    const start = this.#at;
    while (/^\w$/u.test(this.#peek() ?? '')) this.#at += 1;
    if (this.#at === start || !this.#take('>')) throw new Unknown();
  }

  /** `(?i)` for the rest of the group; `undefined` where none stands here. */
  #flagsAlone(flags: Flags): Flags | undefined {
    const end = this.#characters.indexOf(')', this.#at);
    const text = this.#characters.slice(this.#at, end + 1).join('');
    if (!/^\(\?[a-zA-Z-]+\)$/u.test(text)) return undefined;
    this.#at += 2;
    return this.#flags(flags, ')');
  }

  #flags(flags: Flags, end: string): Flags {
    let { isAnyCase, isMultiline, dotTakesNewline } = flags;
    let value = true;
    for (;;) {
      const character = this.#next();
      if (character === end) return { isAnyCase, isMultiline, dotTakesNewline };
      if (character === '-') value = false;
      else if (character === 'i') isAnyCase = value;
      else if (character === 'm') isMultiline = value;
      else if (character === 's') dotTakesNewline = value;
      else throw new Unknown();
    }
  }

  #repeated(node: Node): Node {
    const bounds = this.#bounds();
    if (bounds === undefined) return node;
    // Whether as few or as many as possible are taken does not matter where only a match matters.
    this.#take('?');
    if (this.#bounds() !== undefined) throw new Unknown();
    const [least, most] = bounds;
    if (least > mostRepeats || (most !== Infinity && (most > mostRepeats || most < least)))
      throw new Unknown();
    return { kind: 'repeat', node, least, most };
  }

  #bounds(): readonly [number, number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    const rest = this.#characters.slice(this.#at, this.#at + 16).join('');
    const [text, least = '', comma, most = ''] = /^\{(\d{1,5})(,(\d{0,5}))?\}/u.exec(rest) ?? [];
    if (text === undefined) return undefined;
    this.#at += text.length;
    return [Number(least), comma === undefined ? Number(least) : most === '' ? Infinity : Number(most)];
  }

  #escaped(flags: Flags): Node {
    const character = this.#next() ?? '';
    switch (character) {
      case 'A':
        return { kind: 'assert', at: 'text-start' };
      case 'z':
        return { kind: 'assert', at: 'text-end' };
      case 'b':
        return { kind: 'assert', at: 'word' };
      case 'B':
        return { kind: 'assert', at: 'no-word' };
      case 'Q':
        return this.#quoted(flags);
      default:
        return this.#one(this.#escapedRanges(character), flags);
    }
  }

  /** `\Q…\E`: text without meaning. */
  #quoted(flags: Flags): Node {
    const nodes: Node[] = [];
    for (let character = this.#next(); character !== undefined; character = this.#next()) {
      if (character === '\\' && this.#take('E')) break;
      nodes.push(this.#one(single(character), flags));
    }
    return nodes.length === 0 ? empty : { kind: 'sequence', nodes };
  }

  #escapedRanges(character: string): Ranges {
    const known = escapedClasses.get(character);
    if (known !== undefined) return known;
    const control = controlEscapes.get(character);
    if (control !== undefined) return [[control, control]];
    if (character === 'x') return this.#hexadecimal();
    // Classes of Unicode, back-references and the like.
    if (/^[\p{L}\p{N}]?$/u.test(character)) throw new Unknown();
    return single(character);
  }

  #hexadecimal(): Ranges {
    const rest = this.#characters.slice(this.#at, this.#at + 12).join('');
    const [text, long, short] = /^(?:\{([0-9a-fA-F]{1,8})\}|([0-9a-fA-F]{2}))/u.exec(rest) ?? [];
    if (text === undefined) throw new Unknown();
    this.#at += text.length;
    const code = Number.parseInt(long ?? short ?? '', 16);
    if (code > LAST_CODE_POINT) throw new Unknown();
    return [[code, code]];
  }

  #bracketed(flags: Flags): Ranges {
    const isInverted = this.#take('^');
    const ranges: (readonly [number, number])[] = [];
    for (let isFirst = true; isFirst || this.#peek() !== ']'; isFirst = false) {
      const low = this.#bracketItem();
      const isRange = this.#peek() === '-' && this.#characters[this.#at + 1] !== ']';
      if (!isRange) {
        ranges.push(...low);
        continue;
      }
      this.#at += 1;
      const [from] = low;
      const [to] = this.#bracketItem();
      if (from === undefined || to === undefined || from[0] !== from[1] || to[0] !== to[1])
        throw new Unknown();
      if (to[0] < from[0]) throw new Unknown();
      ranges.push([from[0], to[0]]);
    }
    this.#at += 1;
    const whole = joined(flags.isAnyCase ? anyCase(joined(ranges)) : ranges);
    return isInverted ? inverted(whole) : whole;
  }

  #bracketItem(): Ranges {
    const character = this.#next();
    if (character === undefined) throw new Unknown();
    if (character === '[' && this.#peek() === ':') return this.#namedClass();
    return character === '\\' ? this.#escapedRanges(this.#next() ?? '') : single(character);
  }

  #namedClass(): Ranges {
    const rest = this.#characters.slice(this.#at, this.#at + 12).join('');
    const [text, not, name = ''] = /^:(\^?)([a-z]+):\]/u.exec(rest) ?? [];
    const ranges = namedClasses.get(name);
    if (text === undefined || ranges === undefined) throw new Unknown();
    this.#at += text.length;
    return not === '^' ? inverted(ranges) : ranges;
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #next(): string | undefined {
    const character = this.#characters[this.#at];
    this.#at += 1;
    return character;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }
}

function single(character: string): Ranges {
  const code = character.codePointAt(0) ?? 0;
  return [[code, code]];
}

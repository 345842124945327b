import { plainKey } from './scalars.ts';

/** A map key that was met before: its name as one shared string, and what stood near it then. */
export interface KnownKey {
  readonly name: string;
  /** One of 32 bits; a map that holds no key with this bit does not hold this key. 0 is no key. */
  readonly bit: number;
  /** Where its characters and a colon begin in the memory's `spellings`. */
  readonly spelling: number;
  /** The key that last stood behind it in the same map, and the one that last began a map under it. */
  following: KnownKey;
  inside: KnownKey;
}

const COLON = 58;
/** Offset 0 holds `SPELLING_END` and so matches nothing. */
const NO_SPELLING = 0;
/** 2 MB of rows. */
const MAX_STATES = 8192;
const SPELLINGS_LENGTH = 65_536;
const MAX_KEPT_LENGTH = 64;
const ASCII = /^[\x21-\x7e]*$/;

/** Its own neighbour, so that guesses need no check for none. */
class NoKey implements KnownKey {
  readonly name = '';
  readonly bit = 0;
  readonly spelling = NO_SPELLING;
  following: KnownKey = this;
  inside: KnownKey = this;
}

/** Says that no key stands here, that a plain scalar stands here, or something for the full reader. */
export const NO_KEY: KnownKey = new NoKey();
export const NO_KEY_BUT_PLAIN: KnownKey = new NoKey();
export const DECLINED: KnownKey = new NoKey();

/** State 0: no known key starts like this. Its row leads to itself. */
export const UNKNOWN = 0;
export const PLAIN_ROOT = 1;
export const QUOTED_ROOT = 2;
/** Keys are followed character by character: the next state is `next[(state << ROW_BITS) + code]`. */
export const ROW_BITS = 7;
/** Ends a spelling; no character is equal to it. */
export const SPELLING_END = -1;

/**
 * Finds the shared string of a key while its characters are scanned, so that it need be neither cut out nor hashed.
 * It takes in no more keys when it is full, and is then to be replaced before the next document.
 */
export class KeyMemory {
  readonly next: Uint16Array = new Uint16Array(MAX_STATES << ROW_BITS);
  /** The characters of plain keys, each with its colon and `SPELLING_END`. */
  readonly spellings: Int16Array = new Int16Array(SPELLINGS_LENGTH).fill(SPELLING_END);
  isFull = false;
  private spelled = 1;
  private readonly keys: (KnownKey | undefined)[] = [undefined, undefined, undefined];

  /** The key of a state that scanning ended in. */
  known(state: number): KnownKey | undefined {
    return this.keys[state];
  }

  /** The key that is written so, plain or in quotes; `DECLINED` for what cannot be a key. */
  learn(raw: string, root: number): KnownKey {
    const name = root === PLAIN_ROOT ? plainKeyName(raw) : raw;
    if (name === undefined) return DECLINED;
    const isKept = !this.isFull && raw.length <= MAX_KEPT_LENGTH && ASCII.test(raw);
    if (!isKept) return knownKey(name, NO_SPELLING);
    if (this.keys.length + raw.length > MAX_STATES || this.spelled + raw.length + 2 > SPELLINGS_LENGTH) {
      this.isFull = true;
      return knownKey(name, NO_SPELLING);
    }
    let state = root;
    for (let at = 0; at < raw.length; at++) {
      const index = (state << ROW_BITS) + raw.charCodeAt(at);
      const following = this.next[index] ?? UNKNOWN;
      state = following === UNKNOWN ? this.newState(index) : following;
    }
    const known = this.keys[state];
    if (known !== undefined) return known;
    const key = knownKey(name, root === PLAIN_ROOT ? this.spell(raw) : NO_SPELLING);
    this.keys[state] = key;
    return key;
  }

  private spell(raw: string): number {
    const start = this.spelled;
    for (let at = 0; at < raw.length; at++) this.spellings[start + at] = raw.charCodeAt(at);
    this.spellings[start + raw.length] = COLON;
    this.spellings[start + raw.length + 1] = SPELLING_END;
    this.spelled = start + raw.length + 2;
    return start;
  }

  private newState(index: number): number {
    const state = this.keys.length;
    this.next[index] = state;
    this.keys.push(undefined);
    return state;
  }
}

function knownKey(name: string, spelling: number): KnownKey {
  return { name, bit: bitOf(name), spelling, following: NO_KEY, inside: NO_KEY };
}

/** The same for equal names, whether they are written plain or in quotes. */
function bitOf(name: string): number {
  const middle = name.charCodeAt(name.length >> 1) || 0;
  const last = name.charCodeAt(name.length - 1) || 0;
  return 1 << ((name.length * 7 + middle * 5 + last) & 31);
}

/** A merge key is for the full reader. */
function plainKeyName(raw: string): string | undefined {
  return raw === '<<' ? undefined : plainKey(raw);
}

import { plainKey } from './scalars.ts';

/** A map key that was met before: its name as one shared string. */
export interface KnownKey {
  readonly name: string;
  /** One of 32 bits; a map that holds no key with this bit does not hold this key. */
  readonly bit: number;
}

/** Says that no key stands here, that a plain scalar stands here, or something for the full reader. */
export const NO_KEY: KnownKey = { name: '', bit: 0 };
export const NO_KEY_BUT_PLAIN: KnownKey = { name: '', bit: 0 };
export const DECLINED: KnownKey = { name: '', bit: 0 };

/** State 0: no known key starts like this. Its row leads to itself. */
export const UNKNOWN = 0;
export const PLAIN_ROOT = 1;
export const QUOTED_ROOT = 2;
/** Keys are followed character by character: the next state is `next[(state << ROW_BITS) + code]`. */
export const ROW_BITS = 7;

/**
 * Finds the shared string of a key while its characters are scanned, so that it need be neither cut out nor hashed.
 * When it is full it starts anew, so that no input can make it useless for the next.
 */
export class KeyTrie {
  readonly next: Uint16Array = new Uint16Array(MAX_STATES << ROW_BITS);
  private readonly keys: (KnownKey | undefined)[] = [undefined, undefined, undefined];

  /** The key of a state that scanning ended in. */
  known(state: number): KnownKey | undefined {
    return this.keys[state];
  }

  /** The key that is written so, plain or in quotes; `DECLINED` for what cannot be a key. */
  learn(raw: string, root: number): KnownKey {
    const name = root === PLAIN_ROOT ? plainKeyName(raw) : raw;
    if (name === undefined) return DECLINED;
    const key = { name, bit: bitOf(name) };
    if (raw.length > MAX_KNOWN_LENGTH || !ASCII.test(raw)) return key;
    if (this.keys.length + raw.length > MAX_STATES) this.clear();
    let state = root;
    for (let at = 0; at < raw.length; at++) {
      const index = (state << ROW_BITS) + raw.charCodeAt(at);
      const following = this.next[index] ?? UNKNOWN;
      state = following === UNKNOWN ? this.newState(index) : following;
    }
    this.keys[state] = key;
    return key;
  }

  private newState(index: number): number {
    const state = this.keys.length;
    this.next[index] = state;
    this.keys.push(undefined);
    return state;
  }

  private clear(): void {
    this.next.fill(UNKNOWN);
    this.keys.length = 0;
    this.keys.push(undefined, undefined, undefined);
  }
}

/** 2 MB of rows. */
const MAX_STATES = 8192;
const MAX_KNOWN_LENGTH = 64;
const ASCII = /^[\x20-\x7e]*$/;

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

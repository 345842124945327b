import type { JsonValue } from '../model/json.ts';
import { mayBeWord, resolvePlain, startsNumber } from './scalars.ts';

/** The value of a plain scalar on one line; `undefined` is for the full reader to refuse. */
export function plainValue(text: string, start: number, end: number): JsonValue | undefined {
  const first = text.charCodeAt(start);
  if (first >= ZERO + 1 && first <= NINE && end - start <= SAFE_DIGITS) {
    let value = first - ZERO;
    let at = start + 1;
    for (; at < end; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === end) return value;
  }
  const value = text.slice(start, end);
  if (first < LETTERS) {
    if (!startsNumber(first) || (first >= ZERO && !mayEndNumber(text.charCodeAt(end - 1)))) return value;
    return resolvePlain(value);
  }
  return mayBeWord(end - start, first | 32, text.charCodeAt(end - 1) | 32) ? resolvePlain(value) : value;
}

/** So many digits always make an exact number. */
const SAFE_DIGITS = 15;

/** Whether a text that starts with a digit can be a number if it ends so: digits (any base), a dot or `_`. */
function mayEndNumber(code: number): boolean {
  if (code < LETTERS) return code >= ZERO || code === DOT;
  const letter = code | 32;
  return (letter >= 97 && letter <= 102) || code === UNDERSCORE;
}

const DOT = 46;
const ZERO = 48;
const NINE = 57;
/** Letters and everything that cannot start a number come from here on. */
const LETTERS = 58;
const UNDERSCORE = 95;

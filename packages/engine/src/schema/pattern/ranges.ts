import type { Ranges } from './program.ts';

export const LAST_CODE_POINT = 0x10_ff_ff;

/** Ranges in order, those that touch joined. */
export function joined(ranges: Ranges): Ranges {
  const result: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** All code points that are not in ranges that are in order. */
export function inverted(ranges: Ranges): Ranges {
  const result: [number, number][] = [];
  let from = 0;
  for (const [low, high] of ranges) {
    if (low > from) result.push([from, low - 1]);
    from = high + 1;
  }
  if (from <= LAST_CODE_POINT) result.push([from, LAST_CODE_POINT]);
  return result;
}

/** Whether a code point lies in ranges. */
export function isIn(ranges: Ranges, code: number): boolean {
  for (const [from, to] of ranges) {
    if (code < from) return false;
    if (code <= to) return true;
  }
  return false;
}

/** The same with the other case of each ASCII letter. */
export function anyCase(ranges: Ranges): Ranges {
  const more: [number, number][] = [];
  for (const [from, to] of ranges) {
    addShifted(from, to, UPPER, SHIFT, more);
    addShifted(from, to, LOWER, -SHIFT, more);
  }
  return more.length === 0 ? ranges : joined([...ranges, ...more]);
}

const UPPER: readonly [number, number] = [65, 90];
const LOWER: readonly [number, number] = [97, 122];
const SHIFT = 32;

function addShifted(
  from: number,
  to: number,
  [low, high]: readonly [number, number],
  by: number,
  more: [number, number][],
): void {
  const first = Math.max(from, low);
  const last = Math.min(to, high);
  if (first <= last) more.push([first + by, last + by]);
}

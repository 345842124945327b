import { parseCidr, type Cidr } from '../../model/cidr.ts';

/** True for a range that holds every address of its family: `0.0.0.0/0`, `::/0`, or any other address with prefix 0. */
export function isEveryAddress(cidr: string): boolean {
  return cidr.trim().endsWith('/0');
}

/**
 * The ranges of a list by which it holds every address of a family: one with prefix 0, or several that do so together, such
 * as `0.0.0.0/1` and `128.0.0.0/1`. `undefined` where addresses are left out.
 */
export function everyAddressIn(cidrs: readonly string[]): readonly string[] | undefined {
  const whole = cidrs.find(isEveryAddress);
  if (whole !== undefined) return [whole.trim()];
  if (cidrs.length < 2) return undefined;
  const ranges = cidrs.flatMap((text) => {
    const range = parseCidr(text.trim());
    return range === undefined ? [] : [{ text: text.trim(), ...boundsOf(range), family: range.family }];
  });
  for (const family of [4, 6] as const) {
    const covering = coveringAll(
      ranges.filter((range) => range.family === family),
      family,
    );
    if (covering !== undefined) return covering;
  }
  return undefined;
}

interface Bounds {
  readonly first: bigint;
  /** The address behind the last one. */
  readonly end: bigint;
}

function boundsOf({ family, address, prefix }: Cidr): Bounds {
  const rest = BigInt(widthOf(family) - prefix);
  const first = (address >> rest) << rest;
  return { first, end: first + (1n << rest) };
}

/** Those of the ranges that it takes to hold every address; `undefined` where there is a gap. */
function coveringAll(
  ranges: readonly (Bounds & { readonly text: string })[],
  family: 4 | 6,
): readonly string[] | undefined {
  const covering: string[] = [];
  let covered = 0n;
  for (const { text, first, end } of ranges.toSorted(lowestAndLongestFirst)) {
    if (first > covered) return undefined;
    if (end <= covered) continue;
    covered = end;
    covering.push(text);
  }
  return covered === 1n << BigInt(widthOf(family)) ? covering : undefined;
}

function lowestAndLongestFirst(a: Bounds, b: Bounds): number {
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.end === b.end ? 0 : a.end > b.end ? -1 : 1;
}

function widthOf(family: 4 | 6): number {
  return family === 4 ? 32 : 128;
}

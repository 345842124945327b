/** Lines that stand in two texts in the same order: the index in the one, and the index in the other. */
export type LinePairs = readonly (readonly [number, number])[];

/** Cells of the table beyond which texts are compared only at their ends. */
const mostCells = 2_000_000;

/** A longest common subsequence of two lists of lines; `same` says which count as equal. */
export function commonLines(
  one: readonly string[],
  other: readonly string[],
  same: (left: string, right: string) => boolean = (left, right) => left === right,
): LinePairs {
  const at = (list: readonly string[], index: number): string => list[index] ?? '';
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && same(at(one, start), at(other, start))) start++;
  let end = 0;
  while (end < shorter - start && same(at(one, one.length - 1 - end), at(other, other.length - 1 - end)))
    end++;
  const before = Array.from({ length: start }, (_, index) => [index, index] as const);
  const after = Array.from(
    { length: end },
    (_, index) => [one.length - end + index, other.length - end + index] as const,
  );
  const inner = pairsBetween(
    one.slice(start, one.length - end),
    other.slice(start, other.length - end),
    same,
  );
  return [...before, ...inner.map(([left, right]) => [left + start, right + start] as const), ...after];
}

function pairsBetween(
  one: readonly string[],
  other: readonly string[],
  same: (left: string, right: string) => boolean,
): LinePairs {
  const width = other.length + 1;
  if (one.length === 0 || other.length === 0 || (one.length + 1) * width > mostCells) return [];
  const lengths = new Uint32Array((one.length + 1) * width);
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      lengths[row * width + column] = same(one[row] ?? '', other[column] ?? '')
        ? lengthAt(row + 1, column + 1) + 1
        : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < one.length && column < other.length;) {
    if (same(one[row] ?? '', other[column] ?? '')) pairs.push([row++, column++]);
    else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

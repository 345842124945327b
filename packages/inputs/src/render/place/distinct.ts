import { exactly } from '@plimsoll/engine';

/** Things that are data, each once. */
export function distinct<T>(all: readonly T[]): readonly T[] {
  const known = new Map(all.map((one) => [exactly(one), one] as const));
  return [...known.values()];
}

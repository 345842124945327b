/** Things that are data, each once. */
export function distinct<T>(all: readonly T[]): readonly T[] {
  const known = new Map(all.map((one) => [JSON.stringify(one, wholeNumber), one] as const));
  return [...known.values()];
}

function wholeNumber(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

/** Data as text that is the same for the same data alone: whole numbers of any size are told from all else. */
export function exactly(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner));
}

/** Lists by the key and the value of a label. */
export type LabelIndex<T> = Map<string, Map<string, T[]>>;

/** Appends to the list of a label. */
export function addAt<T>(index: LabelIndex<T>, [key, value]: readonly [string, string], one: T): void {
  const values = index.get(key) ?? new Map<string, T[]>();
  index.set(key, values);
  const list = values.get(value);
  if (list === undefined) values.set(value, [one]);
  else list.push(one);
}

/** What a parameter demands of labels or annotations: a key, and if written what its value looks like. */
export interface Demand {
  readonly key: string;
  /** `*` stands for any characters; `undefined` where every value does. */
  readonly pattern: string | undefined;
}

/** Reads `owner`, or `env=prod*`. */
export function demandIn(text: string): Demand {
  const separator = text.indexOf('=');
  if (separator < 0) return { key: text.trim(), pattern: undefined };
  return { key: text.slice(0, separator).trim(), pattern: text.slice(separator + 1).trim() };
}

/** True where a value looks as the pattern says; takes time in proportion to the length of both at most. */
export function fits(pattern: string, value: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first) || !value.endsWith(last)) return false;
  let from = first.length;
  for (const part of others) {
    const at = value.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from + last.length <= value.length;
}

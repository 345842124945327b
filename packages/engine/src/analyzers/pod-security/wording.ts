import type { Objected, Objection } from './control.ts';

/** `"a", "b"`: how admission lists things. */
export function quoted(items: readonly string[]): string {
  return items.map((item) => `"${item}"`).join(', ');
}

/** Admission's plural: singular for exactly one. */
export function plural(singular: string, many: string, count: number): string {
  return count === 1 ? singular : many;
}

/** `container "a"` or `containers "a", "b"`. */
export function containerPhrase(names: readonly string[]): string {
  return `${plural('container', 'containers', names.length)} ${quoted(names)}`;
}

/** Who sets something: `pod and containers "a", "b"`. */
export function settersPhrase(fields: readonly Objected[]): string {
  const names = containerNames(fields);
  const pod = fields.some((field) => field.container === undefined) ? ['pod'] : [];
  return [...pod, ...(names.length > 0 ? [containerPhrase(names)] : [])].join(' and ');
}

/** The containers of some fields, each once, in visiting order. */
export function containerNames(fields: readonly Objected[]): readonly string[] {
  const containers = new Set(fields.flatMap((field) => field.container ?? []));
  return [...containers].map((container) => container.name);
}

/** The written values, each once, in byte order. */
export function sortedValues(fields: readonly Objected[]): readonly string[] {
  return sortedUnique(fields.flatMap((field) => field.value ?? []));
}

export function sortedUnique(items: readonly string[]): readonly string[] {
  return [...new Set(items)].toSorted(byCodePoint);
}

/** Byte order of UTF-8, which is code point order. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a, (c) => c.codePointAt(0) ?? 0);
  const right = Array.from(b, (c) => c.codePointAt(0) ?? 0);
  for (const [index, code] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (code !== other) return code - other;
  }
  return left.length - right.length;
}

/** An objection where there is at least one field to object to. The detail is put into words when it is asked for. */
export function objection(
  fields: readonly Objected[],
  reason: string,
  detail: (fields: readonly Objected[]) => string,
): Objection | undefined {
  return fields.length === 0 ? undefined : new WordedObjection(reason, fields, detail);
}

/** A class, as an object with a getter of its own takes many times as long to make. */
class WordedObjection implements Objection {
  readonly reason: string;
  readonly fields: readonly Objected[];
  readonly #words: (fields: readonly Objected[]) => string;

  constructor(reason: string, fields: readonly Objected[], words: (fields: readonly Objected[]) => string) {
    this.reason = reason;
    this.fields = fields;
    this.#words = words;
  }

  get detail(): string {
    return this.#words(this.fields);
  }
}

import type { JsonValue } from '@plimsoll/engine';

import type { ChartValue, ValueLeaf } from './chart-values.ts';

/** A value of a chart with a mark in its place, which shows where the value gets to. */
export interface ValueMark {
  readonly leaf: ValueLeaf;
  /** What is rendered instead. */
  readonly marked: string | number;
}

/** A mark for a leaf by its number, from 1. Numbers stay numbers, text keeps its beginning, and what is true stays so. */
export function markOf(leaf: ValueLeaf, id: number): ValueMark {
  const { value } = leaf;
  const token = `qz${id}zq`;
  if (typeof value === 'number' || typeof value === 'bigint') return { leaf, marked: numberBase + id };
  if (typeof value !== 'string' || value === '') return { leaf, marked: token };
  // A version with a suffix is still one.
  const dash = /^v?\d+(?:\.\d+)+$/u.test(value) ? '-' : '';
  const end = /\s*$/u.exec(value)?.index ?? value.length;
  return { leaf, marked: value.slice(0, end) + dash + token + value.slice(end) };
}

/** Six digits, which Helm prints as they stand; from a million on it would write powers of ten. */
const numberBase = 714_000;

/** How many leaves can be told apart. */
export const mostMarks = 5000;

const anyMark = /-?qz(\d+)zq|(?<!\d)71[4-9]\d{3}(?!\d)/gu;

/** A mark that was in a line, and where its original value ends in the line without marks, counted from 0. */
export interface FoundMark {
  readonly id: number;
  readonly end: number;
}

/** A line with the original values in place of their marks, and the marks that were in it. */
export function restoredLine(
  line: string,
  marks: ReadonlyMap<number, ValueMark>,
): { readonly line: string; readonly found: readonly FoundMark[] } {
  const all: FoundMark[] = [];
  let longerBy = 0;
  const restored = line.replaceAll(anyMark, (found: string, digits: string | undefined, at: number) => {
    const id = digits === undefined ? Number(found) - numberBase : Number(digits);
    const mark = marks.get(id);
    if (mark === undefined) return found;
    const original = originalOf(mark, found);
    all.push({ id, end: at - longerBy + original.length });
    longerBy += found.length - original.length;
    return original;
  });
  return { line: restored, found: all };
}

function originalOf({ leaf: { value }, marked }: ValueMark, found: string): string {
  if (typeof marked === 'number') return String(value);
  const hasOwnDash = typeof value === 'string' && marked.includes('-qz') && !value.endsWith('-');
  const dash = found.startsWith('-') && !hasOwnDash ? '-' : '';
  return dash + (typeof value === 'string' ? '' : String(value));
}

/** Values that put other ones over some of a chart's; a list, which Helm takes as a whole, is repeated whole. */
export function overlayOf(
  value: ChartValue,
  replaced: ReadonlyMap<ChartValue, JsonValue>,
  added: ReadonlyMap<ChartValue, string> = new Map(),
): JsonValue | undefined {
  const own = replaced.get(value);
  if (own !== undefined) return own;
  if (value.kind === 'leaf') return undefined;
  if (value.kind === 'list') {
    const items = value.items.map((item) => overlayOf(item, replaced, added));
    if (items.every((item) => item === undefined)) return undefined;
    return value.items.map((item, index) => wholeOf(item, items[index]));
  }
  const members = [...value.members].flatMap(([key, member]) => {
    const inner = overlayOf(member, replaced, added);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  const key = added.get(value);
  if (key !== undefined) members.push([key, key]);
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** A value with what is put over it. */
function wholeOf(value: ChartValue, above: JsonValue | undefined): JsonValue {
  if (value.kind === 'leaf') return above ?? value.value;
  if (value.kind === 'list') {
    return Array.isArray(above) ? above : value.items.map((item) => wholeOf(item, undefined));
  }
  const put =
    typeof above === 'object' && above !== null && !Array.isArray(above) ? Object.entries(above) : [];
  const entries = new Map<string, JsonValue>(put);
  const members = [...value.members].map(
    ([key, member]) => [key, wholeOf(member, entries.get(key))] as const,
  );
  return { ...Object.fromEntries(entries), ...Object.fromEntries(members) };
}

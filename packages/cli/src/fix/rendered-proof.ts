import {
  applyEdits,
  isSameJson,
  mergeEdits,
  parseSource,
  withoutSwitchedOff,
  type JsonValue,
} from '@plimsoll/engine';
import type { RenderedSource } from '@plimsoll/inputs';
import type { Wish } from './wishes.ts';

/** What rendering changed files shows. */
export interface RenderedProof {
  /** The wishes that are not made. */
  readonly unmade: readonly Wish[];
  /** Whether something is rendered otherwise that nobody asked for, or not at all. */
  readonly isStray: boolean;
}

/**
 * Compares what was rendered with what is. A document must become what the edits wanted of it make of it, and what nobody wanted to
 * change must stay as it is.
 */
export function renderedProof(
  wishes: readonly Wish[],
  before: readonly RenderedSource[],
  after: readonly RenderedSource[],
): RenderedProof {
  const now = new Map(after.map(({ source }) => [source.uri, source.text]));
  const wanted = Map.groupBy(wishes, ({ uri }) => uri);
  const unmade: Wish[] = [];
  let isStray = false;
  for (const { source } of before) {
    const text = now.get(source.uri);
    const own = wanted.get(source.uri) ?? [];
    if (text === undefined) return { unmade: [], isStray: true };
    if (text === source.text && own.length === 0) continue;
    const values = valuesOf(text);
    const old = valuesOf(source.text);
    if (values.length !== old.length) return { unmade: [], isStray: true };
    for (const [index, value] of old.entries()) {
      const some = own.filter(({ document }) => document === index);
      const outcome = compare(value, values[index] ?? null, some);
      unmade.push(...outcome.unmade);
      isStray ||= outcome.isStray;
    }
  }
  return { unmade, isStray: isStray && unmade.length === 0 };
}

function compare(old: JsonValue, rendered: JsonValue, own: readonly Wish[]): RenderedProof {
  const { edits } = mergeEdits(own);
  const now = withoutSwitchedOff(old, rendered, edits);
  if (isSameJson(applyEdits(old, edits), now)) return { unmade: [], isStray: false };
  const unmade = own.filter((wish) => !isSameJson(applyEdits(now, wish.edits), now));
  return { unmade, isStray: unmade.length === 0 };
}

function valuesOf(text: string): readonly JsonValue[] {
  return parseSource({ uri: '', text }).documents.map(({ value }) => value);
}

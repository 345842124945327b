import {
  applyEdits,
  isSameJson,
  mergeEdits,
  parseSource,
  type JsonValue,
  type Proposal,
  type Source,
} from '@plimsoll/engine';
import type { RenderedSource } from '@plimsoll/inputs';

/** A repair of a rendered source. */
export interface RenderedWish {
  readonly proposal: Proposal;
  readonly source: Source;
}

/**
 * The repairs that rendering the changed files does not show. A document must become what the edits wanted of it make of it, and
 * what nobody wanted to change must stay as it is.
 */
export function unmade(
  wishes: readonly RenderedWish[],
  before: readonly RenderedSource[],
  after: readonly RenderedSource[],
): ReadonlyMap<Proposal, string> {
  const failed = new Map<Proposal, string>();
  if (wishes.length === 0) return failed;
  const now = new Map(after.map(({ source }) => [source.uri, source]));
  const wanted = Map.groupBy(wishes, ({ source }) => source.uri);
  const strays: string[] = [];
  for (const { source } of before) {
    const text = now.get(source.uri)?.text;
    const some = wanted.get(source.uri) ?? [];
    if (text === source.text && some.length === 0) continue;
    const old = valuesOf(source.text);
    const values = text === undefined ? [] : valuesOf(text);
    for (const [index, value] of old.entries()) {
      const own = some.filter(({ proposal }) => proposal.document === index).map(({ proposal }) => proposal);
      const outcome = compare(value, values[index], own);
      for (const proposal of outcome.failed) failed.set(proposal, notMade);
      if (outcome.isStray) strays.push(source.uri);
    }
    if (values.length !== old.length) strays.push(source.uri);
  }
  if (failed.size > 0 || strays.length === 0) return failed;
  // Every wish is made, and something else with it: whoever asked for it in the same source goes first, else all.
  const near = wishes.filter(({ source }) => strays.includes(source.uri));
  for (const { proposal } of near.length > 0 ? near : wishes) failed.set(proposal, more);
  return failed;
}

const notMade = 'what is rendered would not be what is wanted';
const more = 'more would be rendered otherwise than what is wanted';

interface Comparison {
  /** The repairs that are not made. */
  readonly failed: readonly Proposal[];
  /** Whether all are made and something else differs. */
  readonly isStray: boolean;
}

function compare(old: JsonValue, now: JsonValue | undefined, own: readonly Proposal[]): Comparison {
  const intended = applyEdits(old, mergeEdits(own).edits);
  if (now !== undefined && isSameJson(intended, now)) return { failed: [], isStray: false };
  const failed = own.filter(({ edits }) => now === undefined || !isSameJson(applyEdits(now, edits), now));
  return { failed, isStray: failed.length === 0 };
}

function valuesOf(text: string): readonly JsonValue[] {
  return parseSource({ uri: '', text }).documents.map(({ value }) => value);
}

import {
  applyEdits,
  isArray,
  isObject,
  isSameJson,
  mergeEdits,
  parseSource,
  valueAt,
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
  for (const { source, adopt } of before) {
    const text = now.get(source.uri);
    const own = wanted.get(source.uri) ?? [];
    if (text === undefined) return { unmade: [], isStray: true };
    if (text === source.text && own.length === 0) continue;
    const added = withoutAdded(valuesOf(text), adopt === undefined ? [] : own);
    unmade.push(...added.unmade);
    if (added.unmade.length > 0) continue;
    const { values } = added;
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
  const intended = applyEdits(old, edits);
  if (isSameJson(intended, now) || isSameJson(withoutEmptyMarks(intended), withoutEmptyMarks(now)))
    return { unmade: [], isStray: false };
  const unmade = own.filter((wish) => !isSameJson(applyEdits(now, wish.edits), now));
  return { unmade, isStray: unmade.length === 0 };
}

/** A value without lists of capabilities, labels and annotations that hold nothing: these go, and Kustomize does not print those. */
function withoutEmptyMarks(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(withoutEmptyMarks);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(
    ([key, member]) =>
      !(marks.has(key) && isObject(member) && Object.keys(member).length === 0) &&
      !(lists.has(key) && isArray(member) && member.length === 0),
  );
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutEmptyMarks(member)]));
}

const marks: ReadonlySet<string> = new Set(['labels', 'annotations']);
const lists: ReadonlySet<string> = new Set(['add', 'drop', 'tolerations']);

/** Documents without the objects that wishes add to them, and the wishes whose objects are not there. */
function withoutAdded(
  values: readonly JsonValue[],
  wishes: readonly Wish[],
): { readonly values: readonly JsonValue[]; readonly unmade: readonly Wish[] } {
  const left = [...values];
  const unmade: Wish[] = [];
  for (const wish of wishes) {
    const places = wish.proposals
      .flatMap(({ companions }) => companions)
      .map((companion) => left.findIndex((value) => says(value, companion)));
    if (places.includes(-1)) unmade.push(wish);
    else for (const place of places.toSorted((a, b) => b - a)) left.splice(place, 1);
  }
  return { values: left, unmade };
}

/** Whether a value says all that another says; in maps it may say more, as a kustomization adds labels. */
function says(value: JsonValue | undefined, wanted: JsonValue): boolean {
  if (isObject(wanted)) {
    return (
      isObject(value) && Object.entries(wanted).every(([key, member]) => says(valueAt(value, key), member))
    );
  }
  if (!isArray(wanted)) return isSameJson(value, wanted);
  return (
    isArray(value) &&
    value.length === wanted.length &&
    wanted.every((item, index) => says(value[index], item))
  );
}

function valuesOf(text: string): readonly JsonValue[] {
  return parseSource({ uri: '', text }).documents.map(({ value }) => value);
}

import type { Check } from '../checks/check.ts';
import { contentKey, countOf, pairAlike, pairByPath, pairRenames } from './pair-places.ts';
import { countAt, onlyAt, placesOf, type Place, type Side, type Tracked } from './place.ts';
import { compareContainers } from './compare-containers.ts';
import { isNoWorse, renamedKey, sameObjectKey, type Trace } from './trace.ts';

/** Two sets of findings, compared. Everything stands in the order in which it was given. */
export interface Matching<B, A> {
  readonly pairs: readonly (readonly [B, A])[];
  /** What is only in the first set. */
  readonly gone: readonly B[];
  /** What is only in the first set and lies in a file that was not looked at for the second. */
  readonly unseen: readonly B[];
  /** What is only in the second set. */
  readonly added: readonly A[];
}

/** A source, and the file that it was rendered from, if it was. */
export type Located = Pick<Trace, 'uri' | 'from'>;

/** What is known beside the two sets. */
export interface MatchOptions {
  /** True for a source of the first set that was not looked at for the second. */
  readonly isUnseen?: (source: Located) => boolean;
  /** True for a check that judges by the content of one resource alone, however it is written. */
  readonly isByContent?: (check: string) => boolean;
}

/** What is passed from round to round. */
interface Matched<B, A> {
  readonly pairs: (readonly [B, A])[];
  readonly isByContent: (check: string) => boolean;
}

/**
 * Pairs the findings of two scans one to one: those of the same object in the same file, then those of objects that
 * moved, then those of objects and containers that were renamed. A doubt leaves findings unpaired: what is more than before
 * is always among what is added.
 */
export function matchFindings<B, A>(
  before: Side<B>,
  after: Side<A>,
  { isUnseen = () => false, isByContent = () => false }: MatchOptions = {},
): Matching<B, A> {
  const matched: Matched<B, A> = { pairs: [], isByContent };
  const trackedBefore: Tracked<B>[] = [];
  const trackedAfter: Tracked<A>[] = [];
  const placesBefore = placesOf(before, trackedBefore);
  const placesAfter = placesOf(after, trackedAfter);
  const stayed = matchStayed(placesBefore, placesAfter, matched);
  const gone = [...placesBefore.values()].filter((place) => !placesAfter.has(place.key) && !isUnseen(place));
  const appeared = [...placesAfter.values()].filter(({ key }) => !placesBefore.has(key));
  const rest = matchMoved(gone, appeared, stayed, matched);
  for (const [one, other] of pairRenames(rest.gone, rest.appeared)) {
    pairItems(one.items, other.items, renamedKey, matched);
    pairInside(one, other, matched);
  }
  const left = trackedBefore.filter(({ isMatched }) => !isMatched);
  return {
    pairs: matched.pairs,
    gone: left.filter(({ trace }) => !isUnseen(trace)).map(({ item }) => item),
    unseen: left.filter(({ trace }) => isUnseen(trace)).map(({ item }) => item),
    added: trackedAfter.filter(({ isMatched }) => !isMatched).map(({ item }) => item),
  };
}

/** Objects that stand in one file more or less often than before. */
interface Stayed<B, A> {
  readonly fewer: readonly Place<B>[];
  readonly more: readonly Place<A>[];
  /** How many fewer and how many more, by object. */
  readonly change: ReadonlyMap<string, { readonly fewer: number; readonly more: number }>;
}

function matchStayed<B, A>(
  before: ReadonlyMap<string, Place<B>>,
  after: ReadonlyMap<string, Place<A>>,
  matched: Matched<B, A>,
): Stayed<B, A> {
  const fewer: Place<B>[] = [];
  const more: Place<A>[] = [];
  const change = new Map<string, { readonly fewer: number; readonly more: number }>();
  for (const place of before.values()) {
    const other = after.get(place.key);
    if (other === undefined) continue;
    pairPlaces(place, other, matched);
    const difference = countAt(place) - countAt(other);
    if (difference === 0) continue;
    const known = change.get(place.object) ?? { fewer: 0, more: 0 };
    if (difference > 0) fewer.push(place);
    else more.push(other);
    change.set(place.object, {
      fewer: known.fewer + Math.max(0, difference),
      more: known.more + Math.max(0, -difference),
    });
  }
  return { fewer, more, change };
}

/** What is left of one object after those that hold the same were paired. */
interface Rest<B, A> {
  readonly object: string;
  readonly gone: readonly Place<B>[];
  readonly appeared: readonly Place<A>[];
  /** Whether some are copies, of which nobody can tell the original: all of them are new. */
  readonly isMore: boolean;
}

/**
 * Pairs what moved from file to file, and gives what may have been renamed. What could be either, because another object
 * holds now what this one held, is neither.
 */
function matchMoved<B, A>(
  gone: readonly Place<B>[],
  appeared: readonly Place<A>[],
  stayed: Stayed<B, A>,
  matched: Matched<B, A>,
): { readonly gone: readonly Place<B>[]; readonly appeared: readonly Place<A>[] } {
  const rests = matchAlike(gone, appeared, stayed, matched);
  const heldBy = new Map<string | undefined, Set<string>>();
  for (const { object, appeared: places } of rests) {
    for (const place of places) {
      const key = contentKey(place);
      heldBy.set(key, (heldBy.get(key) ?? new Set()).add(object));
    }
  }
  const isHeldElsewhere = (place: Place<B>): boolean => {
    const holders = heldBy.get(contentKey(place));
    return (
      contentKey(place) !== undefined &&
      holders !== undefined &&
      holders.size > Number(holders.has(place.object))
    );
  };
  for (const rest of rests) {
    if (!rest.isMore && isOpen(rest, stayed) && !rest.gone.some(isHeldElsewhere))
      matchByPath(rest, stayed, matched);
  }
  return {
    gone: rests.flatMap((rest) => (isOpen(rest, stayed) ? [] : rest.gone)),
    appeared: rests.flatMap((rest) => (rest.gone.length > 0 ? [] : rest.appeared)),
  };
}

function matchAlike<B, A>(
  gone: readonly Place<B>[],
  appeared: readonly Place<A>[],
  { change }: Stayed<B, A>,
  matched: Matched<B, A>,
): readonly Rest<B, A>[] {
  const goneBy = Map.groupBy(gone, ({ object }) => object);
  const appearedBy = Map.groupBy(appeared, ({ object }) => object);
  return [...new Set([...goneBy.keys(), ...appearedBy.keys(), ...change.keys()])].map((object) => {
    const from = goneBy.get(object) ?? [];
    const to = appearedBy.get(object) ?? [];
    const { fewer = 0, more = 0 } = change.get(object) ?? {};
    const isMore = countOf(to) + more > countOf(from) + fewer;
    if (isMore) return { object, gone: from, appeared: to, isMore };
    const moves = pairAlike(from, to);
    for (const [one, other] of moves.pairs) pairPlaces(one, other, matched);
    return { object, gone: moves.gone, appeared: moves.appeared, isMore };
  });
}

/** Whether some of an object is left that turned up somewhere. */
function isOpen<B, A>({ object, appeared }: Rest<B, A>, { change }: Stayed<B, A>): boolean {
  return appeared.length > 0 || (change.get(object)?.more ?? 0) > 0;
}

function matchByPath<B, A>(rest: Rest<B, A>, { fewer, more }: Stayed<B, A>, matched: Matched<B, A>): void {
  const moves = pairByPath(rest.gone, rest.appeared);
  for (const [one, other] of moves.pairs) pairPlaces(one, other, matched);
  const isSame = ({ object }: Place<unknown>): boolean => object === rest.object;
  pairItems(
    [...moves.gone, ...fewer.filter(isSame)].flatMap(({ items }) => items),
    [...moves.appeared, ...more.filter(isSame)].flatMap(({ items }) => items),
    sameObjectKey,
    matched,
  );
}

function pairPlaces<B, A>(one: Place<B>, other: Place<A>, matched: Matched<B, A>): void {
  pairItems(one.items, other.items, sameObjectKey, matched);
  pairInside(one, other, matched);
}

/** Pairs what is left of one object: findings about renamed containers, and those that follow the order of lists. */
function pairInside<B, A>(one: Place<B>, other: Place<A>, matched: Matched<B, A>): void {
  const [before, after] = [onlyAt(one), onlyAt(other)];
  if (before === undefined || after === undefined) return;
  const { rename, isRenamingOnly } = compareContainers(before.containers, after.containers);
  pairItems(one.items, other.items, (trace) => renamedKey(rename(trace)), matched, renamedKey);
  // Of an object that holds the same as before nothing new can be said but by what a check calls the first of several.
  if (before.shape !== after.shape || before.rest !== after.rest || !isRenamingOnly) return;
  const key = ({ check }: Trace): string | undefined => (matched.isByContent(check) ? check : undefined);
  pairItems(one.items, other.items, key, matched);
}

/** Pairs findings of equal key, as many as there are on both sides. */
function pairItems<B, A>(
  before: readonly Tracked<B>[],
  after: readonly Tracked<A>[],
  keyBefore: (trace: Trace) => string | undefined,
  { pairs }: Matched<B, A>,
  keyAfter: (trace: Trace) => string | undefined = keyBefore,
): void {
  const free = Map.groupBy(
    after.filter(({ isMatched }) => !isMatched),
    ({ trace }) => keyAfter(trace),
  );
  if (free.size === 0) return;
  for (const one of before) {
    const key = one.isMatched ? undefined : keyBefore(one.trace);
    const other = key === undefined ? undefined : takeNoWorse(one, free.get(key) ?? []);
    if (other === undefined) continue;
    one.isMatched = true;
    other.isMatched = true;
    pairs.push([one.item, other.item]);
  }
}

/** Takes the first finding out of a list that is no worse than an earlier one. */
function takeNoWorse<A>({ trace }: Tracked<unknown>, free: Tracked<A>[]): Tracked<A> | undefined {
  const index = free.findIndex((other) => isNoWorse(trace, other.trace));
  return index < 0 ? undefined : free.splice(index, 1)[0];
}

/** Tells the checks that judge by the content of one resource from those on relations, texts and exceptions. */
export function isByContent(checks: readonly Check[]): (check: string) => boolean {
  const others = new Set(checks.filter(({ on }) => onMore.has(on)).map(({ id }) => id));
  const known = new Set(checks.map(({ id }) => id));
  return (check) => known.has(check) && !others.has(check);
}

const onMore: ReadonlySet<Check['on']> = new Set(['document', 'snapshot', 'exception']);

import { countAt, onlyAt, type Place } from './place.ts';

/** An object, and the same object in another file or under another name. */
export type PlacePair<B, A> = readonly [Place<B>, Place<A>];

/** Objects that left some files and turned up in others, as pairs; and what cannot be paired one to one. */
export interface Moves<B, A> {
  readonly pairs: readonly PlacePair<B, A>[];
  readonly gone: readonly Place<B>[];
  readonly appeared: readonly Place<A>[];
}

/** Pairs the files that one object left with those it turned up in where it holds the same there. */
export function pairAlike<B, A>(gone: readonly Place<B>[], appeared: readonly Place<A>[]): Moves<B, A> {
  return pairBy({ key: shapesOf, isAlike: true }, { pairs: [], gone, appeared });
}

/**
 * Pairs what is left of them by how much of the ends of their paths agrees, then by their folder, and at last what is left
 * over if that is one on either side.
 */
export function pairByPath<B, A>(gone: readonly Place<B>[], appeared: readonly Place<A>[]): Moves<B, A> {
  const longest = Math.max(...gone.map(({ uri }) => uri.split('/').length));
  const rounds: readonly Round[] = [
    ...Array.from({ length: longest }, (_, index) => ({ key: endOf(longest - index), isAlike: false })),
    { key: folderOf, isAlike: false },
    { key: () => '', isAlike: false },
  ];
  let rest: Moves<B, A> = { pairs: [], gone, appeared };
  for (const round of rounds) {
    if (rest.gone.length === 0 || rest.appeared.length === 0) break;
    rest = pairBy(round, rest);
  }
  return rest;
}

/** Pairs objects that are gone with new ones of the same kind and content, if every new one has one that is gone. */
export function pairRenames<B, A>(
  gone: readonly Place<B>[],
  appeared: readonly Place<A>[],
): readonly PlacePair<B, A>[] {
  const goneBy = Map.groupBy(gone, contentKey);
  return [...Map.groupBy(appeared, contentKey)].flatMap(([key, after]) => {
    const before = key === undefined ? undefined : goneBy.get(key);
    if (before === undefined || after.length > before.length) return [];
    const rounds: readonly Round[] = [
      { key: ({ uri }) => uri, isAlike: true },
      { key: ({ namespace }) => namespace, isAlike: true },
    ];
    let rest: Moves<B, A> = { pairs: [], gone: before, appeared: after };
    for (const round of rounds) rest = pairBy(round, rest);
    return [...rest.pairs, ...zip(rest.gone, rest.appeared)];
  });
}

/** By what places are paired. */
interface Round {
  readonly key: (place: Place<unknown>) => string | undefined;
  /** Whether places of one key hold the same, so that it does not matter which is paired with which. */
  readonly isAlike: boolean;
}

function pairBy<B, A>({ key, isAlike }: Round, { pairs, gone, appeared }: Moves<B, A>): Moves<B, A> {
  const appearedBy = Map.groupBy(appeared, key);
  const found = [...Map.groupBy(gone, key)].flatMap(([one, before]) => {
    const after = (one === undefined ? undefined : appearedBy.get(one)) ?? [];
    const isClear = isAlike ? after.length <= before.length : after.length === 1 && before.length === 1;
    return isClear ? zip(before, after) : [];
  });
  const taken = new Set<Place<unknown>>(found.flat());
  return {
    pairs: [...pairs, ...found],
    gone: gone.filter((place) => !taken.has(place)),
    appeared: appeared.filter((place) => !taken.has(place)),
  };
}

function zip<B, A>(before: readonly Place<B>[], after: readonly Place<A>[]): readonly PlacePair<B, A>[] {
  return before.flatMap((place, index) => {
    const other = after[index];
    return other === undefined ? [] : [[place, other] as const];
  });
}

function shapesOf({ instances }: Place<unknown>): string | undefined {
  if (instances.length === 0) return undefined;
  return instances
    .map(({ shape }) => shape)
    .toSorted()
    .join();
}

/** By what an object and what it was renamed to agree; `undefined` where the side does not know. */
export function contentKey(place: Place<unknown>): string | undefined {
  const shape = onlyAt(place)?.shape;
  return shape === undefined ? undefined : `${place.kind}\n${shape}`;
}

function endOf(segments: number): (place: Place<unknown>) => string | undefined {
  return ({ uri }) => {
    const names = uri.split('/');
    return names.length < segments ? undefined : names.slice(-segments).join('/');
  };
}

function folderOf({ uri }: Place<unknown>): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** How often objects stand at some places. */
export function countOf(places: readonly Place<unknown>[]): number {
  return places.reduce((count, place) => count + countAt(place), 0);
}

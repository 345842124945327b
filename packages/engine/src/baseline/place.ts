import type { Inventory, ResourceIdentity } from '../evaluate/identity.ts';
import { objectKey, type Trace } from './trace.ts';

/** One of the two sets of findings that are compared. */
export interface Side<T> {
  readonly items: readonly T[];
  readonly traceOf: (item: T) => Trace;
  /** What was there, with and without findings; `undefined` where only the findings are known. */
  readonly inventory: Inventory | undefined;
}

/** A finding on its way through the rounds. */
export interface Tracked<T> {
  readonly item: T;
  readonly trace: Trace;
  isMatched: boolean;
}

/** An object in one file: its findings, and its identity as often as it stands there. */
export interface Place<T> {
  readonly key: string;
  readonly object: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly uri: string;
  readonly from?: string;
  readonly instances: ResourceIdentity[];
  readonly items: Tracked<T>[];
}

/** The places of a side by their keys, those without findings too if the side knows them. */
export function placesOf<T>(
  { items, traceOf, inventory }: Side<T>,
  tracked: Tracked<T>[],
): ReadonlyMap<string, Place<T>> {
  const places = new Map<string, Place<T>>();
  for (const resource of inventory?.resources ?? []) placeIn(places, resource).instances.push(resource);
  for (const item of items) {
    const trace = traceOf(item);
    const one = { item, trace, isMatched: false };
    tracked.push(one);
    placeIn(places, trace).items.push(one);
  }
  return places;
}

/** How often the object stands there; at least once where something is said of it. */
export function countAt({ instances }: Place<unknown>): number {
  return Math.max(1, instances.length);
}

/** The identity of an object that stands there just once. */
export function onlyAt({ instances }: Place<unknown>): ResourceIdentity | undefined {
  return instances.length === 1 ? instances[0] : undefined;
}

function placeIn<T>(
  places: Map<string, Place<T>>,
  named: Pick<Trace, 'kind' | 'name' | 'uri' | 'from'> & { readonly namespace?: string | undefined },
): Place<T> {
  const { kind, namespace, name, uri, from } = named;
  const object = objectKey({ kind, namespace, name });
  const key = `${object}\n${uri}`;
  const known = places.get(key);
  if (known !== undefined) return known;
  const origin = from === undefined ? {} : { from };
  const made: Place<T> = { key, object, kind, namespace, uri, ...origin, instances: [], items: [] };
  places.set(key, made);
  return made;
}

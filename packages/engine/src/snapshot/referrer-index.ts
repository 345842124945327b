import { memoized } from '../model/memoized.ts';
import type { Reference } from '../model/reference.ts';
import type { KindName } from '../model/resource.ts';
import type { SlimResource } from './slim.ts';

/** A resource that names another, and how. */
export interface Referrer {
  readonly from: SlimResource;
  readonly reference: Reference;
}

/** Everything that names a resource, by the same namespace. */
export type ReferrerIndex = (
  resource: Pick<SlimResource, 'kindName' | 'namespace' | 'name'>,
) => readonly Referrer[];

/** Indexes references by what they name, the targets of each kind when it is first asked for. */
export function makeReferrerIndex(resources: readonly SlimResource[]): ReferrerIndex {
  const byKind = referrersByKind(resources);
  const byTarget = memoized((kindName: KindName) =>
    Map.groupBy(byKind.get(kindName) ?? none, ({ reference }) => keyOf(reference)),
  );
  return (resource) => byTarget(resource.kindName).get(keyOf(resource)) ?? none;
}

const none: readonly Referrer[] = [];

function referrersByKind(resources: readonly SlimResource[]): ReadonlyMap<KindName, readonly Referrer[]> {
  const byKind = new Map<KindName, Referrer[]>();
  for (const from of resources) {
    for (const reference of from.references) {
      const list = byKind.get(reference.kindName);
      if (list === undefined) byKind.set(reference.kindName, [{ from, reference }]);
      else list.push({ from, reference });
    }
  }
  return byKind;
}

function keyOf({ namespace, name }: Pick<SlimResource, 'namespace' | 'name'>): string {
  return `${namespace ?? ''}\n${name}`;
}

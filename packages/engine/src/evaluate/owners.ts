import { isObject, valueAt } from '../model/json.ts';
import { type Resource } from '../model/resource.ts';
import type { ResourceRef } from './finding.ts';

/** A resource that says who answers for it. */
export interface Owned extends Pick<ResourceRef, 'apiVersion' | 'kind' | 'namespace' | 'name'> {
  readonly owner: string;
}

/**
 * Who answers for a resource, as it says itself: the label or annotation whose key is `owner`, else `team`, with any
 * prefix (`a8r.io/owner`); labels go first. There is no standard for it, and these are the keys that teams use.
 */
export function ownedOf(resource: Resource): Owned | undefined {
  const { metadata, apiVersion, kind, namespace, name } = resource;
  if (metadata === undefined) return undefined;
  const owner = namedIn(metadata.object, 'owner') ?? namedIn(metadata.object, 'team');
  if (owner === undefined) return undefined;
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name, owner };
}

/** Finds who answers for a resource: who itself names, else who its namespace does, where that is among what was read. */
export function makeOwnerOf(owned: readonly Owned[]): (resource: ResourceRef) => string | undefined {
  const owners = new Map(owned.map((one) => [keyOf(one), one.owner]));
  return (resource) => {
    const own = owners.get(keyOf(resource));
    if (own !== undefined || resource.namespace === undefined) return own;
    return owners.get(keyOf({ apiVersion: 'v1', kind: 'Namespace', name: resource.namespace }));
  };
}

function keyOf({
  apiVersion,
  kind,
  namespace = '',
  name,
}: Pick<ResourceRef, 'apiVersion' | 'kind' | 'namespace' | 'name'>): string {
  return `${apiVersion}\n${kind}\n${namespace}\n${name}`;
}

function namedIn(metadata: Parameters<typeof valueAt>[0], last: 'owner' | 'team'): string | undefined {
  for (const place of ['labels', 'annotations']) {
    const entries = valueAt(metadata, place);
    if (!isObject(entries)) continue;
    for (const key of Object.keys(entries)) {
      if (!key.endsWith(last) || (key.length > last.length && key.at(-last.length - 1) !== '/')) continue;
      const value = valueAt(entries, key);
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return undefined;
}

import type { SlimResource } from './slim.ts';

/**
 * A resource as checks on relations see it: once for each pod that it holds, the first time as it is. The views of one
 * resource are the same objects each time.
 */
export function podViewsOf(resource: SlimResource): readonly SlimResource[] {
  const { pods } = resource;
  if (pods === undefined) return [resource];
  const made = known.get(resource);
  if (made !== undefined) return made;
  const views = [resource, ...pods.slice(1).map((pod) => ({ ...resource, pod }))];
  known.set(resource, views);
  return views;
}

const known = new WeakMap<SlimResource, readonly SlimResource[]>();

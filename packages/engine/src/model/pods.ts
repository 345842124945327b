import { isBuiltInGroup } from './api-resources.ts';
import { embeddedPods, type EmbeddedPods } from './embedded-pods.ts';
import { onlyLooksLikePods } from './unlike-pods.ts';
import { podsAt } from './place-pods.ts';
import { podsByShape } from './pods-by-shape.ts';
import type { Pod } from './pod.ts';
import { isOwned, kindNameOf, type Resource } from './resource.ts';
import { podOf } from './workload.ts';

/**
 * Every pod that a resource holds: that of a workload, and those in a custom resource, found where its kind is known to
 * keep them and by their shape. What a controller made from another object is left to that object.
 */
export function podsOf(resource: Resource): readonly Pod[] {
  const pod = podOf(resource);
  if (pod !== undefined) return [pod];
  return isBuiltInGroup(resource.group) ? none : embeddedPodsOf(resource);
}

const none: readonly Pod[] = [];

function embeddedPodsOf(resource: Resource): readonly Pod[] {
  const known = embeddedPods.get(kindNameOf(resource));
  if (known?.isDerived === true && isOwned(resource)) return none;
  const placed = known === undefined ? none : placedPods(known, resource);
  if (onlyLooksLikePods(resource)) return placed;
  const shaped = podsByShape(resource);
  if (placed.length === 0) return shaped;
  const seen = containersIn(placed);
  return [...placed, ...shaped.filter(({ containers }) => containers.every(({ at }) => !seen.has(at)))];
}

function placedPods({ places }: EmbeddedPods, resource: Resource): readonly Pod[] {
  return places.flatMap((place) => podsAt(place, resource));
}

function containersIn(pods: readonly Pod[]): ReadonlySet<string> {
  return new Set(pods.flatMap(({ containers }) => containers.map(({ at }) => at)));
}

import type { SlimResource } from '../snapshot/slim.ts';
import { pathOf } from './item-name.ts';
import type { Locator } from './locate.ts';
import { slimOf } from './slim-of.ts';

/** The slim form of a resource with the names of the list items that it mentions, which fingerprints need. */
export function namedSlimOf(...given: Parameters<typeof slimOf>): SlimResource {
  const [resource, pods, locator, ...others] = given;
  const { at: root, fields } = resource;
  const mentioned = new Set<string>();
  const locate: Locator['locate'] = (at) => {
    mentioned.add(at);
    return locator.locate(at);
  };
  const slim = slimOf(resource, pods, { ...locator, locate }, ...others);
  const intoLists = [...mentioned].filter((at) => /\/\d/u.test(at.slice(root.length)));
  if (intoLists.length === 0) return slim;
  return {
    ...slim,
    paths: new Map(intoLists.map((at) => [at, pathOf(fields.object, at.slice(root.length))])),
  };
}

/** A pointer into the resource of a slim form, with names in place of positions as far as the slim form knows them. */
export function slimPath({ at: root, paths }: Pick<SlimResource, 'at' | 'paths'>, at: string): string {
  if (paths === undefined) return at.slice(root.length);
  for (let pointer = at; pointer.length > root.length; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const path = paths.get(pointer);
    if (path !== undefined) return path + at.slice(pointer.length);
  }
  return at.slice(root.length);
}

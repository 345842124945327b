import { ComposedFields } from './composed-fields.ts';
import { readContainer, type Container } from './container.ts';
import type { PodPlace } from './pod-place.ts';
import { mapsAt } from './field-paths.ts';
import { Fields } from './fields.ts';
import { isArray, valueAt, type JsonValue } from './json.ts';
import { tokensOf } from './pointer.ts';
import { readPod, type Embedding, type Pod } from './pod.ts';
import type { Resource } from './resource.ts';

/** The pods that a resource keeps at a place of its kind. */
export function podsAt(place: PodPlace, resource: Resource): readonly Pod[] {
  // A look at what may not be there is no reason to say that something has a wrong type.
  const root = new Fields(resource.fields.object, resource.at, new Map());
  return mapsAt(root, place.at).flatMap((fields) => {
    const pod = podIn(place, fields, root, resource);
    return pod === undefined ? [] : [pod];
  });
}

function podIn(place: PodPlace, fields: Fields, root: Fields, resource: Resource): Pod | undefined {
  switch (place.form) {
    case 'template':
      return templatePod(place, fields, resource);
    case 'container':
      return loneContainer(place, fields, resource);
    case 'spec':
      return specPod(place, fields, root, resource);
  }
}

function templatePod(place: PodPlace, template: Fields, resource: Resource): Pod | undefined {
  const spec = strictly(template, place, resource).map('spec');
  if (spec === undefined) return undefined;
  const isPartial = place.isPartial || !hasContainers(spec);
  const embedding = { ...place, isPartial, containers: [] };
  return readPod(resource, spec, template.map('metadata'), template.pointer('metadata'), false, embedding);
}

/** Of a real pod spec a value of a wrong type is a problem; of what only resembles one it says nothing. */
function strictly(fields: Fields, { isPartial }: PodPlace, { fields: { malformed } }: Resource): Fields {
  return isPartial ? fields : new Fields(fields.object, fields.at, malformed);
}

function specPod(place: PodPlace, fields: Fields, root: Fields, resource: Resource): Pod | undefined {
  const containers = place.containers.flatMap((path) =>
    mapsAt(fields, path).map((container) => readContainer(container, 'main', usualName(container, resource))),
  );
  const isComposed = place.containers.length > 0 || Object.keys(place.elsewhere).length > 0;
  const spec = isComposed ? composed(fields, root, place) : strictly(fields, place, resource);
  const holdsContainer = containers.length > 0 || hasContainers(spec);
  const mayBePartial = place.isPartial || place.isPartialWithoutContainers;
  // What takes containers from elsewhere and has none is not a pod but something else, such as a step that waits.
  if (place.containers.length > 0 && !holdsContainer && !mayBePartial) return undefined;
  const { metadata } = resource;
  return readPod(resource, spec, metadata, resource.fields.pointer('metadata'), false, {
    ...place,
    isPartial:
      place.isPartial || !holdsContainer || (place.isPartialWithoutContainers && !hasContainers(spec)),
    containers,
  });
}

/** The pod that somebody makes around a container; the rest of it is not known. */
export function loneContainer(place: Omit<Embedding, 'containers'>, fields: Fields, resource: Resource): Pod {
  const container: Container = readContainer(fields, 'main', usualName(fields, resource));
  const spec = new Fields({}, fields.at, fields.malformed);
  return readPod(resource, spec, resource.metadata, resource.fields.pointer('metadata'), false, {
    ...place,
    containers: [container],
  });
}

function hasContainers(spec: Fields): boolean {
  return containerLists.some((list) => {
    const items = valueAt(spec.object, list);
    return isArray(items) && items.length > 0;
  });
}

const containerLists = ['containers', 'ephemeralContainers'] as const;

/** A container that has no name goes by the key under which it stands. */
function usualName({ at }: Fields, { kind }: Resource): string {
  const key = tokensOf(at).findLast((token) => !/^\d+$/u.test(token));
  return key === undefined || key === 'spec' ? kind.toLowerCase() : key;
}

/** A map with the fields of a pod spec that are written elsewhere in their place. */
function composed(fields: Fields, root: Fields, { elsewhere }: PodPlace): Fields {
  const object = new Map<string, JsonValue>(Object.entries(fields.object));
  const pointers = new Map<string, string>();
  for (const [key, paths] of Object.entries(elsewhere)) {
    object.delete(key);
    for (const path of paths) {
      const found = memberAt(path.startsWith('/') ? root : fields, path.replace('/', ''));
      if (found === undefined) continue;
      object.set(key, found.value);
      pointers.set(key, found.at);
      break;
    }
  }
  return new ComposedFields(Object.fromEntries(object), fields.at, fields.malformed, pointers);
}

/** What stands at the end of a path of keys, and where; `undefined` for nothing and for `null`. */
function memberAt(
  fields: Fields,
  path: string,
): { readonly value: JsonValue; readonly at: string } | undefined {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let here: Fields | undefined = fields;
  for (const step of steps) here = here?.map(step);
  const value = here === undefined ? undefined : valueAt(here.object, last);
  if (here === undefined || value === undefined || value === null) return undefined;
  return { value, at: here.pointer(last) };
}

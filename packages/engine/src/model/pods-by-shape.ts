import { onlyLooksLikePods } from './unlike-pods.ts';
import { Fields } from './fields.ts';
import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from './json.ts';
import { escapeToken } from './pointer.ts';
import { readPod, type Pod } from './pod.ts';
import type { Resource } from './resource.ts';

/** Deeper than any custom resource keeps a pod. */
const deepest = 40;

/**
 * The pods of a custom resource by their shape: maps with `containers`, each with a name and at least one with an image.
 * Texts are not looked into, nor is what `onlyLooksLikePods`, also where such an object stands inside another.
 */
export function podsByShape(resource: Resource): readonly Pod[] {
  const found: Pod[] = [];
  const walk = (value: JsonValue, at: string, above: Above, depth: number): void => {
    if (depth > deepest) return;
    if (isArray(value)) {
      for (let index = 0; index < value.length; index++)
        walk(value[index] ?? null, `${at}/${index}`, nothingAbove, depth + 1);
      return;
    }
    if (!isObject(value) || (above !== undefined && isOtherObject(value))) return;
    if (isPodSpec(value)) {
      found.push(podOfShape(value, at, above, resource));
      return;
    }
    const here: Above = { object: value, at };
    for (const key of Object.keys(value)) {
      if (!skipped.has(key)) walk(valueAt(value, key) ?? null, `${at}/${escapeToken(key)}`, here, depth + 1);
    }
  };
  walk(resource.fields.object, resource.at, undefined, 0);
  return found;
}

/** The map that a value stands in, and where that is; `undefined` for the resource itself. */
type Above = { readonly object: JsonObject; readonly at: string } | undefined;

const nothingAbove: Above = { object: {}, at: '' };

const skipped: ReadonlySet<string> = new Set(['metadata', 'status', 'annotations', 'labels']);

/** Whole objects may stand inside others; some of them hold what only looks like a pod. */
function isOtherObject(object: JsonObject): boolean {
  const apiVersion = valueAt(object, 'apiVersion');
  const kind = valueAt(object, 'kind');
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return false;
  const slash = apiVersion.indexOf('/');
  return onlyLooksLikePods({ group: slash < 0 ? '' : apiVersion.slice(0, slash), kind });
}

function isPodSpec(object: JsonObject): boolean {
  const containers = valueAt(object, 'containers');
  if (!isArray(containers) || containers.length === 0) return false;
  return containers.every(isNamed) && containers.some(hasImage);
}

function isNamed(item: JsonValue): boolean {
  return isObject(item) && typeof valueAt(item, 'name') === 'string';
}

function hasImage(item: JsonValue): boolean {
  return isObject(item) && typeof valueAt(item, 'image') === 'string';
}

/** Where all containers have an image the pod is taken as it stands, for nothing says that somebody fills in the rest. */
function podOfShape(object: JsonObject, at: string, above: Above, resource: Resource): Pod {
  const malformed = new Map();
  const containers = valueAt(object, 'containers');
  const isPartial = !(isArray(containers) && containers.every(hasImage));
  const isTemplate = above !== undefined && at === `${above.at}/spec`;
  const template = isTemplate ? new Fields(above.object, above.at, malformed) : resource.fields;
  return readPod(
    resource,
    new Fields(object, at, malformed),
    isTemplate ? template.map('metadata') : resource.metadata,
    template.pointer('metadata'),
    false,
    { isPartial, hasAllLabels: false, endsByItself: false, containers: [] },
  );
}

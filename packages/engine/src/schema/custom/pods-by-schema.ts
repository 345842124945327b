import { Fields } from '../../model/fields.ts';
import { loneContainer } from '../../model/place-pods.ts';
import { readPod, type Pod } from '../../model/pod.ts';
import type { Resource } from '../../model/resource.ts';
import type { Structural } from './structural.ts';

/** Deeper than any custom resource keeps a pod. */
const deepest = 40;

/**
 * What a custom resource writes where the definition of its kind has the schema of a pod spec, of the settings of a pod or of a
 * container. Whether an operator adds to it nobody can tell, so all of it counts as partial.
 */
export function podsBySchema(resource: Resource, schema: Structural): readonly Pod[] {
  const found: Pod[] = [];
  const walk = (fields: Fields, here: Structural, depth: number): void => {
    if (depth > deepest) return;
    const pod = podOf(fields, here, resource);
    if (pod !== undefined) found.push(pod);
    for (const key of Object.keys(fields.object)) {
      const inner = (here.properties.get(key) ?? here.additional)?.();
      if (inner === undefined || (pod !== undefined && containerLists.has(key))) continue;
      const map = inner.items === undefined ? fields.map(key) : undefined;
      if (map !== undefined) walk(map, inner, depth + 1);
      const items = inner.items?.();
      if (items === undefined) continue;
      for (const item of fields.maps(key)) walk(item, items, depth + 1);
    }
  };
  walk(new Fields(resource.fields.object, resource.at, new Map()), schema, 0);
  return found;
}

const containerLists: ReadonlySet<string> = new Set(['containers', 'initContainers', 'ephemeralContainers']);

function podOf(fields: Fields, schema: Structural, resource: Resource): Pod | undefined {
  if (isPodSpec(schema)) {
    return readPod(
      resource,
      fields,
      resource.metadata,
      resource.fields.pointer('metadata'),
      false,
      completed,
    );
  }
  return isContainer(schema) ? loneContainer(completed, fields, resource) : undefined;
}

const completed = { isPartial: true, hasAllLabels: false, endsByItself: false, containers: [] };

function isPodSpec(schema: Structural): boolean {
  const item = schema.properties.get('containers')?.().items?.();
  if (item?.properties.has('name') === true && item.properties.has('image')) return true;
  return contextHas(schema, 'fsGroup') || contextHas(schema, 'sysctls');
}

function isContainer(schema: Structural): boolean {
  return contextHas(schema, 'privileged') || contextHas(schema, 'allowPrivilegeEscalation');
}

/** Whether a map has a security context with a field that only those of pods, or only those of containers, have. */
function contextHas(schema: Structural, field: string): boolean {
  return schema.properties.get('securityContext')?.().properties.has(field) === true;
}

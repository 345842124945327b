import type { JsonObject } from '../../packages/engine/src/model/json.ts';
import { isBuiltInGroup } from '../../packages/engine/src/model/api-resources.ts';
import { kindsRead } from '../../packages/engine/src/policy/kinds-read.ts';
import { resourcesOf } from '../../packages/engine/src/model/resource.ts';

/** Definitions for the custom kinds among some objects that take anything, as if their operators were installed. */
export function openDefinitions(objects: readonly JsonObject[]): readonly JsonObject[] {
  const made = new Map<string, JsonObject>();
  for (const object of objects) {
    const [resource] = resourcesOf(object, '');
    if (resource === undefined || isBuiltInGroup(resource.group) || !resource.group.includes('.')) continue;
    if (resource.name === '') continue;
    const { group, kind, version, namespace } = resource;
    const lower = kind.toLowerCase();
    const plural =
      kindsRead().find((one) => one.group === group && one.kind === kind)?.resource ?? `${lower}s`;
    made.set(`${plural}.${group}`, {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: {
        name: `${plural}.${group}`,
        annotations: { 'api-approved.kubernetes.io': 'unapproved, a stand-in for tests' },
      },
      spec: {
        group,
        names: { kind, plural, singular: lower },
        scope: namespace === undefined ? 'Cluster' : 'Namespaced',
        versions: [
          {
            name: version,
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        ],
      },
    });
  }
  return [...made.values()];
}

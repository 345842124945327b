import type { Pod } from '../../../model/pod.ts';
import { isArray, isSameJson, valueAt, type JsonValue } from '../../../model/json.ts';
import { contextsMissing } from '../dead-context.ts';
import type { ContainerCheck, Violation, Edit } from '../../check.ts';

/** Fields of a pod's security context that a container's does not have. */
const podOnly: readonly string[] = [
  'fsGroup',
  'fsGroupChangePolicy',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'sysctls',
  'seLinuxChangePolicy',
];

export const deadPodFieldOnContainer: ContainerCheck = {
  id: 'dead-pod-field-on-container',
  title: 'Pod setting on a container has no effect',
  severity: 'low',
  gain: 'Files and groups are shared otherwise than the manifest seems to say, often more widely.',
  why: 'The security context of a container has no such field: the API server drops it with a warning, or refuses it under strict validation.',
  remedy: 'Move the field to `securityContext` of the pod, where it holds for all containers.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context-1',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  ],
  aliases: [],
  profile: 'default',
  on: 'container',
  evaluate: ({ name, security: { fields } }) => {
    if (fields === undefined) return undefined;
    let violations: Violation[] | undefined;
    for (const key of podOnly) {
      if (!fields.has(key)) continue;
      (violations ??= []).push({
        at: fields.pointer(key),
        message: `\`${key}\` has no effect in the security context of container \`${name}\`; it belongs to the pod`,
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that every container of the pod may run with the setting, which now holds: `ls -ln` shows whose the files in volumes are.',
    reveals: contextsMissing,
    isSafeFor: ({ at }, pod) => onPod(at, pod).length === 0,
    edits: ({ at }, pod) => [...onPod(at, pod), { op: 'remove', at }],
  },
};

/** Those that mean the same for every node and version. */
const shared: readonly string[] = [
  'fsGroup',
  'fsGroupChangePolicy',
  'supplementalGroups',
  'supplementalGroupsPolicy',
];

/** Gives a field to the pod that has none, where all containers that state it mean the same and it takes no protection away. */
function onPod(at: string, { security, containers, isWindows }: Pod): readonly Edit[] {
  const key = at.slice(at.lastIndexOf('/') + 1);
  if (isWindows || !shared.includes(key) || security.fields?.has(key) === true) return [];
  const [value, ...others] = containers.flatMap(({ security: { fields } }) =>
    fields?.has(key) === true ? [valueAt(fields.object, key)] : [],
  );
  if (value === undefined || isOfRoot(value) || others.some((other) => !isSameJson(value, other))) return [];
  return [{ op: 'set', at: `${security.at}/${key}`, value }];
}

function isOfRoot(value: JsonValue): boolean {
  return isArray(value) ? value.includes(0) : value === 0;
}

import type { Pod } from '../../../model/pod.ts';
import type { Container } from '../../../model/container.ts';
import { isObject, valueAt, type JsonValue } from '../../../model/json.ts';
import type { PodCheck, Violation, Edit } from '../../check.ts';

/** Fields of a container's security context that a pod's does not have. */
const containerOnly: readonly string[] = [
  'privileged',
  'allowPrivilegeEscalation',
  'capabilities',
  'readOnlyRootFilesystem',
  'procMount',
];

export const deadContainerFieldOnPod: PodCheck = {
  id: 'dead-container-field-on-pod',
  title: 'Container setting on the pod has no effect',
  severity: 'medium',
  gain: 'A break-in finds none of the limits that the manifest seems to set.',
  why: 'The security context of a pod has no such field: the API server drops it with a warning, or refuses it under strict validation.',
  remedy: 'Move the field to `securityContext` of each container, init containers included.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: ({ security: { fields } }) => {
    if (fields === undefined) return undefined;
    let violations: Violation[] | undefined;
    for (const key of containerOnly) {
      if (!fields.has(key)) continue;
      (violations ??= []).push({
        at: fields.pointer(key),
        message: `\`${key}\` has no effect in the security context of the pod; it belongs to each container`,
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the programs run with the setting, which now holds: start each container once and look at its log.',
    isSafeFor: ({ at }, pod) => onContainers(at, pod).length === 0,
    edits: ({ at }, pod) => [...onContainers(at, pod), { op: 'remove', at }],
  },
};

/** Gives a field that protects to each container that does not say otherwise; one that takes protection away is dropped. */
function onContainers(at: string, { security, containers, isWindows }: Pod): readonly Edit[] {
  const key = at.slice(at.lastIndexOf('/') + 1);
  const value = security.fields === undefined ? undefined : valueAt(security.fields.object, key);
  if (value === undefined || isWindows || !protects(key, value)) return [];
  return containers
    .filter((container) => container.security.fields?.has(key) !== true && accepts(container, key))
    .map((container) => ({ op: 'set', at: `${container.security.at}/${key}`, value }));
}

function protects(key: string, value: JsonValue): boolean {
  switch (key) {
    case 'allowPrivilegeEscalation':
      return value === false;
    case 'readOnlyRootFilesystem':
      return value === true;
    case 'capabilities':
      return isObject(value) && valueAt(value, 'drop') !== undefined && valueAt(value, 'add') === undefined;
    default:
      return false;
  }
}

/** The API server refuses to keep a container from gaining privileges that has them all. */
function accepts({ security: { privileged, capabilitiesAdded } }: Container, key: string): boolean {
  return (
    key !== 'allowPrivilegeEscalation' ||
    (privileged !== true && !capabilitiesAdded.some((name) => name.endsWith('SYS_ADMIN')))
  );
}

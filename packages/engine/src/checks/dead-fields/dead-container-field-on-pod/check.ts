import type { PodCheck, Violation } from '../../check.ts';

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
};

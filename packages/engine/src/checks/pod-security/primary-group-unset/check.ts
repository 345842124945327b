import { effectiveRunAsGroup } from '../../../model/effective.ts';
import type { ContainerCheck } from '../../check.ts';
import { runAsGroup } from '../identity-edits.ts';

export const primaryGroupUnset: ContainerCheck = {
  id: 'primary-group-unset',
  title: 'Container leaves its primary group open',
  severity: 'info',
  gain: 'A break-in may write files of group 0 on shared volumes, where images and nodes give that group rights.',
  why: 'Where `runAsGroup` is not set, the group comes from the image, and without one there it is 0.',
  remedy: 'Set `runAsGroup` on the pod or the container to a number above 0.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  ],
  aliases: ['kubescape:C-0013'],
  profile: 'all',
  impliedBy: ['low-gid'],
  on: 'container',
  evaluate: (container, pod) => {
    if (pod.runsOnWindows || pod.hostUsers === false) return undefined;
    const group = effectiveRunAsGroup(pod, container);
    if (group.value !== undefined) return undefined;
    return {
      at: group.at,
      message: `the image decides the group of container \`${container.name}\`: \`runAsGroup\` is set neither on it nor on the pod`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program needs no file of the group that its image names: run the image once with `docker run --user UID:GID`.',
    needs: ['run-as-group'],
    edits: (violation, _, values) => runAsGroup(violation, values),
  },
};

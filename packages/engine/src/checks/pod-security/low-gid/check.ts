import type { ContainerCheck } from '../../check.ts';
import { effectiveRunAsGroup, originOf } from '../../../model/effective.ts';
import { runAsGroup } from '../identity-edits.ts';

const highestLow = 10_000;

export const lowGid: ContainerCheck = {
  id: 'low-gid',
  title: 'Group number is not above 10000',
  severity: 'low',
  gain: 'A process that escapes the container may share a real group of the node and read what that group may read.',
  why: 'Numbers up to 10000 are given to groups of the node, and where none is set the image decides, often for group 0.',
  remedy: 'Set `securityContext.runAsGroup` to a number above 10000, or `hostUsers: false` on the pod.',
  references: [
    "Trivy KSV-0021: force the container to run with a group number above 10000 to avoid conflicts with the host's user table",
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  ],
  aliases: [
    'trivy:KSV-0021',
    'kube-score:container-security-context-user-group-id',
    'kubesec:RunAsGroup',
    'monokle:KBP105',
    'monokle:KSV021',
  ],
  profile: 'strict',
  impliedBy: ['root-group'],
  on: 'container',
  evaluate: (container, pod) => {
    if (pod.runsOnWindows || pod.hostUsers === false) return undefined;
    const group = effectiveRunAsGroup(pod, container);
    if (group.value !== undefined && group.value > highestLow) return undefined;
    const message =
      group.value === undefined
        ? `container \`${container.name}\` runs with the group that its image names: \`runAsGroup\` is set neither on it nor on the pod`
        : `container \`${container.name}\` runs with group ${group.value}, which may be a group of the node: ${originOf(group, 'runAsGroup', container)}`;
    return { at: group.at, message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      "Verify that this group may read the program's files and write its data: run the image once with `docker run --user UID:GID`.",
    needs: ['run-as-group'],
    edits: (violation, _, values) => runAsGroup(violation, values),
  },
};

import type { ContainerCheck } from '../../check.ts';
import { effectiveRunAsGroup, originOf } from '../../../model/effective.ts';
import { runAsGroup } from '../identity-edits.ts';

export const rootGroup: ContainerCheck = {
  id: 'root-group',
  title: "Container runs with root's group",
  severity: 'low',
  gain: 'The process reads and writes whatever the image and its volumes leave open to group 0, as system files often are.',
  why: "An ordinary user in group 0 still gets at the files that belong to root's group, in the image and on volumes of the node.",
  remedy: 'Set `securityContext.runAsGroup` to a number above 0.',
  references: [
    'Kubernetes, Configure a Security Context: where `runAsGroup` is omitted, the primary group of the containers is root (0)',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  ],
  aliases: [
    'trivy:KSV-0116',
    'kube-linter:run-as-non-root',
    'monokle:KBP109',
    'monokle:KSV029',
    'kubescape:C-0013',
    'kubescape:C-0211',
  ],
  profile: 'strict',
  on: 'container',
  evaluate: (container, pod) => {
    if (pod.runsOnWindows || pod.hostUsers === false) return undefined;
    const group = effectiveRunAsGroup(pod, container);
    if (group.value !== 0) return undefined;
    const message = `container \`${container.name}\` runs with group 0: ${originOf(group, 'runAsGroup', container)}`;
    return { at: group.at, message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no file the program needs belongs to group 0 alone: run the image once with `docker run --user UID:GID`.',
    needs: ['run-as-group'],
    edits: (violation, _, values) => runAsGroup(violation, values),
  },
};

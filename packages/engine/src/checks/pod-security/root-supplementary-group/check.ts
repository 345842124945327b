import type { PodCheck, Violation } from '../../check.ts';
import { runAsGroup } from '../identity-edits.ts';

export const rootSupplementaryGroup: PodCheck = {
  id: 'root-supplementary-group',
  title: "Pod adds root's group to its processes",
  severity: 'low',
  gain: 'The process reads and writes whatever the image and its volumes leave open to group 0, as system files often are.',
  why: 'Every container of the pod becomes a member of group 0, whatever user and primary group it names.',
  remedy: 'Set `fsGroup` to a number above 0, and remove 0 from `supplementalGroups`.',
  references: [
    'Kubernetes, Configure a Security Context: all processes of the container are also part of the groups in `fsGroup` and `supplementalGroups`',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  ],
  aliases: ['trivy:KSV-0116', 'monokle:KBP109', 'monokle:KSV029', 'kubescape:C-0211'],
  profile: 'strict',
  on: 'pod',
  evaluate: ({ security, hostUsers, runsOnWindows }) => {
    const { fsGroup, supplementalGroups, at } = security;
    if (fsGroup !== 0 && !supplementalGroups.includes(0)) return undefined;
    if (runsOnWindows || hostUsers === false) return undefined;
    const violations: Violation[] = [];
    if (fsGroup === 0)
      violations.push({
        at: `${at}/fsGroup`,
        message: "the pod says `fsGroup: 0`, so every process of it is in root's group",
      });
    for (const [index, group] of supplementalGroups.entries()) {
      if (group !== 0) continue;
      violations.push({
        at: `${at}/supplementalGroups/${index}`,
        message: "the pod lists 0 in `supplementalGroups`, so every process of it is in root's group",
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no file the program needs belongs to group 0 alone: `find / -group 0 ! -perm -o=r` in the container lists them.',
    needs: ({ at }) => (at.endsWith('/fsGroup') ? ['run-as-group'] : []),
    edits: (violation, _, values) =>
      violation.at.endsWith('/fsGroup')
        ? runAsGroup(violation, values)
        : [{ op: 'remove', at: violation.at }],
  },
};

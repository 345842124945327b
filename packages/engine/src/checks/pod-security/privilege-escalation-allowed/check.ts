import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';
import { refuseEveryEscalation } from '../escalation-edits.ts';

export const privilegeEscalationAllowed: PodCheck = {
  id: 'privilege-escalation-allowed',
  title: 'Container may gain more privileges',
  severity: 'medium',
  gain: 'A set-user-ID program in the image turns a foothold as an ordinary user into root in the container.',
  why: 'Unless `allowPrivilegeEscalation` is false, the kernel lets a process become more powerful than the one that started it, which is how `sudo` and many exploits work.',
  remedy: 'Set `securityContext.allowPrivilegeEscalation: false` on each container.',
  references: [
    'Pod Security Standards, restricted: Privilege Escalation',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  aliases: [
    'kubescape:C-0016',
    'trivy:KSV-0001',
    'checkov:CKV_K8S_20',
    'polaris:privilegeEscalationAllowed',
    'kubeaudit:privesc',
    'kubeaudit-result:privesc.AllowPrivilegeEscalationNil',
    'kubeaudit-result:privesc.AllowPrivilegeEscalationTrue',
    'monokle:PSS202',
    'monokle:KSV001',
    'kics:5572cc5e-1e4c-4113-92a6-7a8a3bd25e6d',
    'kubescape:C-0211',
  ],
  acceptedAs: ['kube-linter:privilege-escalation-container'],
  profile: 'default',
  mootBy: ['privileged-container'],
  control: 'allowPrivilegeEscalation',
  on: 'pod',
  evaluate: (pod, target) => {
    // Before policy version 1.25 the standard made no exception for Windows, where the field must not be set.
    if (pod.runsOnWindows && target.level === undefined) return undefined;
    return objectedBy('allowPrivilegeEscalation', pod, target, ({ container, value }) => {
      const says = value === undefined ? 'is not set, and its default is true' : 'is true';
      return `container \`${container?.name}\` may gain more privileges than its parent: \`allowPrivilegeEscalation\` ${says}`;
    });
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program calls neither `sudo` nor another setuid program: `find / -perm -4000` in the container lists them.',
    edits: refuseEveryEscalation,
  },
};

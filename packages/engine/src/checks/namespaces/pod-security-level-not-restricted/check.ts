import { noPodIsRefused } from '../level-fix.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforceLabel, labelsOf } from '../enforced-level.ts';

export const podSecurityLevelNotRestricted: ResourceCheck = {
  id: 'pod-security-level-not-restricted',
  title: 'Namespace enforces less than level restricted',
  severity: 'low',
  gain: 'A break-in into a pod finds root, more capabilities and system calls than the program needs.',
  why: 'Level `baseline` only keeps pods from known ways to the node; it lets them run as root, gain privileges and keep the default capabilities.',
  remedy:
    'Set the label `pod-security.kubernetes.io/enforce: restricted` once the workloads meet it; `warn: restricted` shows which do not yet.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
  ],
  aliases: ['kubescape:C-0197', 'kubescape:C-0198', 'kubescape:C-0200', 'kubescape:C-0201'],
  profile: 'strict',
  on: 'resource',
  kinds: ['Namespace'],
  evaluate: (resource) => {
    const labels = labelsOf(resource);
    if (labels?.has(enforceLabel) !== true || labels.string(enforceLabel) !== 'baseline') return undefined;
    return {
      at: labels.pointer(enforceLabel),
      message: `namespace \`${resource.name}\` enforces level \`baseline\`, which admits pods that run as root`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: noPodIsRefused,
    edits: ({ at }) => [{ op: 'set', at, value: 'restricted' }],
  },
};

import { limitFix, memoryBelowLimit } from '../amount-fix.ts';
import { limitOf } from '../../../model/resources.ts';
import type { ContainerCheck } from '../../check.ts';

export const memoryLimitMissing: ContainerCheck = {
  id: 'memory-limit-missing',
  title: 'Container has no memory limit',
  severity: 'medium',
  gain: 'Whoever makes one request of the container expensive takes the memory of the whole node.',
  why: 'A leak or an attack in one container fills the memory of the node, and the kernel then kills processes of other pods.',
  remedy: 'Write `resources.limits.memory` on the container, above what it uses at its busiest.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    'KEP-2837: Pod Level Resources',
  ],
  aliases: [
    'kube-linter:unset-memory-requirements',
    'kubescape:C-0271',
    'kubescape:C-0004',
    'kubescape:C-0009',
    'trivy:KSV-0018',
    'checkov:CKV_K8S_13',
    'polaris:memoryLimitsMissing',
    'kube-score:container-resources',
    'kubeaudit:limits',
    'monokle:KBP005',
    'monokle:KSV018',
    'kics:b14d1bc4-a208-45db-92f0-e21f8e2588e9',
  ],
  profile: 'default',
  on: 'container',
  evaluate: (container, pod, target) => {
    if (container.kind === 'ephemeral') return undefined;
    if (limitOf(pod, container, 'memory', target.minor) !== undefined) return undefined;
    const written = container.limits.get('memory');
    return {
      at: `${container.at}/resources/limits/memory`,
      message:
        written === undefined
          ? `container \`${container.name}\` may take all the memory of its node: neither it nor its pod has a limit`
          : `container \`${container.name}\` may take all the memory of its node: its limit is \`${written}\``,
    };
  },
  fix: limitFix('memory', memoryBelowLimit),
};

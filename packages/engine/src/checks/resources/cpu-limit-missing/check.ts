import { limitFix } from '../amount-fix.ts';
import { limitOf } from '../../../model/resources.ts';
import type { ContainerCheck } from '../../check.ts';

export const cpuLimitMissing: ContainerCheck = {
  id: 'cpu-limit-missing',
  title: 'Container has no CPU limit',
  severity: 'low',
  gain: 'Whoever controls the container may use all processor time that nobody else asks for.',
  why: 'Without a limit the container may take every idle cycle of its node. Many teams want that and set requests alone, so this is a matter of policy.',
  remedy:
    'Write `resources.limits.cpu` on the container, or leave this check out where throttling does more harm.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    'KEP-2837: Pod Level Resources',
  ],
  aliases: [
    'kubescape:C-0270',
    'kubescape:C-0050',
    'kubescape:C-0009',
    'trivy:KSV-0011',
    'checkov:CKV_K8S_11',
    'polaris:cpuLimitsMissing',
    'kube-score:container-resources',
    'kubeaudit:limits',
    'monokle:KBP003',
    'monokle:KSV011',
    'kics:4ac0e2b7-d2d2-4af7-8799-e8de6721ccda',
  ],
  profile: 'strict',
  on: 'container',
  evaluate: (container, pod, target) => {
    if (container.kind === 'ephemeral') return undefined;
    if (limitOf(pod, container, 'cpu', target.minor) !== undefined) return undefined;
    const written = container.limits.get('cpu');
    return {
      at: `${container.at}/resources/limits/cpu`,
      message:
        written === undefined
          ? `container \`${container.name}\` may take all idle processor time of its node: neither it nor its pod has a limit`
          : `container \`${container.name}\` may take all idle processor time of its node: its limit is \`${written}\``,
    };
  },
  fix: limitFix(
    'cpu',
    'Verify that the container stays below the limit at its busiest, or it gets slow: `kubectl top pod --containers` shows its use.',
  ),
};

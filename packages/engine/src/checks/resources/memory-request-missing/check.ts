import { requestFix } from '../amount-fix.ts';
import { hasUnreadableLimit, requestOf } from '../../../model/resources.ts';
import type { ContainerCheck } from '../../check.ts';

export const memoryRequestMissing: ContainerCheck = {
  id: 'memory-request-missing',
  title: 'Container has no memory request',
  severity: 'low',
  gain: 'An attacker gains nothing directly; the container is among the first to be killed when the node runs out of memory.',
  why: 'The scheduler counts the container as free of cost and fills the node, and whatever memory it uses is above its request, so the kubelet evicts it early.',
  remedy: 'Write `resources.requests.memory` on the container, near what it uses on an ordinary day.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    'KEP-2837: Pod Level Resources',
  ],
  aliases: [
    'kubescape:C-0269',
    'kubescape:C-0004',
    'trivy:KSV-0016',
    'checkov:CKV_K8S_12',
    'polaris:memoryRequestsMissing',
    'kube-score:container-resources',
    'monokle:KBP004',
    'monokle:KSV016',
    'kics:229588ef-8fde-40c8-8756-f4f2b5825ded',
  ],
  profile: 'default',
  on: 'container',
  evaluate: (container, pod, target) => {
    if (container.kind === 'ephemeral' || container.kind === 'init') return undefined;
    if (requestOf(pod, container, 'memory', target.minor) !== undefined) return undefined;
    if (hasUnreadableLimit(container, 'memory')) return undefined;
    const written = container.requests.get('memory');
    return {
      at: `${container.at}/resources/requests/memory`,
      message:
        written === undefined
          ? `container \`${container.name}\` asks for no memory: neither it nor its pod has a request or a limit`
          : `container \`${container.name}\` asks for no memory: its request is \`${written}\``,
    };
  },
  fix: requestFix('memory'),
};

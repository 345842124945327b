import { requestFix } from '../amount-fix.ts';
import { hasUnreadableLimit, requestOf } from '../../../model/resources.ts';
import type { ContainerCheck } from '../../check.ts';

export const cpuRequestMissing: ContainerCheck = {
  id: 'cpu-request-missing',
  title: 'Container has no CPU request',
  severity: 'low',
  gain: 'An attacker gains nothing directly; a busy neighbour can starve the container of processor time.',
  why: 'The scheduler counts the container as free of cost and fills the node, and under load the kernel gives it the smallest share of the processor.',
  remedy: 'Write `resources.requests.cpu` on the container, near what it uses on an ordinary day.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    'KEP-2837: Pod Level Resources',
  ],
  aliases: [
    'kube-linter:unset-cpu-requirements',
    'kubescape:C-0268',
    'kubescape:C-0050',
    'trivy:KSV-0015',
    'checkov:CKV_K8S_10',
    'polaris:cpuRequestsMissing',
    'kube-score:container-resources',
    'monokle:KBP002',
    'monokle:KSV015',
    'kics:ca469dd4-c736-448f-8ac1-30a642705e0a',
  ],
  profile: 'default',
  on: 'container',
  evaluate: (container, pod, target) => {
    if (container.kind === 'ephemeral' || container.kind === 'init') return undefined;
    if (requestOf(pod, container, 'cpu', target.minor) !== undefined) return undefined;
    if (hasUnreadableLimit(container, 'cpu')) return undefined;
    const written = container.requests.get('cpu');
    return {
      at: `${container.at}/resources/requests/cpu`,
      message:
        written === undefined
          ? `container \`${container.name}\` asks for no CPU: neither it nor its pod has a request or a limit`
          : `container \`${container.name}\` asks for no CPU: its request is \`${written}\``,
    };
  },
  fix: requestFix('cpu'),
};

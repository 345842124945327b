import { requestOf } from '../../../model/resources.ts';
import type { ContainerCheck } from '../../check.ts';

export const cpuRequestFromLimit: ContainerCheck = {
  id: 'cpu-request-from-limit',
  title: 'CPU request is left to the limit',
  severity: 'info',
  gain: 'An attacker gains nothing directly; the reader of the manifest sees only half of what the scheduler counts with.',
  why: 'The API server copies the limit into the missing request, so the pod reserves its worst day on every day.',
  remedy: 'Write `resources.requests.cpu` on the container, even if it equals the limit.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
  ],
  aliases: [
    'kube-linter:unset-cpu-requirements',
    'kubescape:C-0268',
    'kubescape:C-0050',
    'trivy:KSV-0015',
    'polaris:cpuRequestsMissing',
    'kube-score:container-resources',
    'monokle:KBP002',
    'monokle:KSV015',
    'kics:ca469dd4-c736-448f-8ac1-30a642705e0a',
  ],
  profile: 'strict',
  on: 'container',
  evaluate: (container, pod, target) => {
    if (container.kind === 'ephemeral' || container.kind === 'init') return undefined;
    const request = requestOf(pod, container, 'cpu', target.minor);
    if (request?.origin !== 'limit') return undefined;
    return {
      at: `${container.at}/resources/requests/cpu`,
      message: `container \`${container.name}\` asks for \`${request.quantity}\` of CPU: no request is written, so its limit is copied`,
    };
  },
  fix: {
    safety: 'safe',
    edits: ({ at }, pod) => {
      const container = pod.containers.find((each) => at.startsWith(`${each.at}/`));
      const value = container?.limits.get('cpu');
      return value === undefined ? [] : [{ op: 'set', at, value }];
    },
  },
};

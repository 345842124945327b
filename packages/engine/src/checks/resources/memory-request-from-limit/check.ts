import { requestOf } from '../../../model/resources.ts';
import type { ContainerCheck } from '../../check.ts';

export const memoryRequestFromLimit: ContainerCheck = {
  id: 'memory-request-from-limit',
  title: 'Memory request is left to the limit',
  severity: 'info',
  gain: 'An attacker gains nothing directly; the reader of the manifest sees only half of what the scheduler counts with.',
  why: 'The API server copies the limit into the missing request, so the pod reserves its worst day on every day.',
  remedy: 'Write `resources.requests.memory` on the container, even if it equals the limit.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
  ],
  aliases: [
    'kubescape:C-0269',
    'kubescape:C-0004',
    'trivy:KSV-0016',
    'polaris:memoryRequestsMissing',
    'kube-score:container-resources',
    'monokle:KBP004',
    'monokle:KSV016',
    'kics:229588ef-8fde-40c8-8756-f4f2b5825ded',
  ],
  profile: 'strict',
  on: 'container',
  evaluate: (container, pod, target) => {
    if (container.kind === 'ephemeral' || container.kind === 'init') return undefined;
    const request = requestOf(pod, container, 'memory', target.minor);
    if (request?.origin !== 'limit') return undefined;
    return {
      at: `${container.at}/resources/requests/memory`,
      message: `container \`${container.name}\` asks for \`${request.quantity}\` of memory: no request is written, so its limit is copied`,
    };
  },
  fix: {
    safety: 'safe',
    edits: ({ at }, pod) => {
      const container = pod.containers.find((each) => at.startsWith(`${each.at}/`));
      const value = container?.limits.get('memory');
      return value === undefined ? [] : [{ op: 'set', at, value }];
    },
  },
};

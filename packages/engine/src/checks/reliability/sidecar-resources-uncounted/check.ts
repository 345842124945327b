import { requestEdits, roomForRequest } from '../../resources/amount-fix.ts';
import { requestOf } from '../../../model/resources.ts';
import type { ContainerCheck } from '../../check.ts';

export const sidecarResourcesUncounted: ContainerCheck = {
  id: 'sidecar-resources-uncounted',
  title: 'Sidecar asks for no CPU and memory',
  severity: 'info',
  gain: 'Whoever puts load on the sidecar takes resources that the scheduler gave to other pods of the node.',
  why: 'A sidecar runs as long as its pod, so its requests are added to those of the main containers. Without any, the scheduler and the quotas count nothing for it.',
  remedy:
    'Write `resources.requests.cpu` and `resources.requests.memory` on the sidecar, as on a main container.',
  references: [
    'KEP-753: Sidecar Containers',
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['cpu-request-missing', 'memory-request-missing'],
  on: 'container',
  evaluate: (container, pod, { minor }) => {
    if (container.kind !== 'sidecar' || requestOf(pod, container, 'cpu', minor) !== undefined)
      return undefined;
    if (requestOf(pod, container, 'memory', minor) !== undefined) return undefined;
    return {
      at: `${container.at}/resources/requests`,
      message: `nothing is counted for sidecar \`${container.name}\`, which runs as long as its pod: it asks for neither CPU nor memory`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: roomForRequest,
    needs: ['requests.cpu', 'requests.memory'],
    edits: ({ at }, pod, values) => [
      ...requestEdits('cpu', `${at}/cpu`, pod, values),
      ...requestEdits('memory', `${at}/memory`, pod, values),
    ],
  },
};

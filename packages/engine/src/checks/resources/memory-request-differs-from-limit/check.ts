import type { ContainerCheck } from '../../check.ts';
import { differenceOf, equalAmounts } from '../request-and-limit.ts';

export const memoryRequestDiffersFromLimit: ContainerCheck = {
  id: 'memory-request-differs-from-limit',
  title: 'Memory request and limit differ',
  severity: 'info',
  gain: 'Whoever fills the memory of the node gets the pod evicted, although it stays within its limit.',
  why: 'A container that uses more memory than it asked for is among the first to go when the node runs short.',
  remedy: 'Write the same amount under `resources.requests.memory` and `resources.limits.memory`.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction',
  ],
  aliases: ['kube-score:container-memory-requests-equal-limits'],
  profile: 'strict',
  impliedBy: ['requests-differ-from-limits', 'memory-limit-missing'],
  on: 'container',
  evaluate: (container, pod, target) =>
    container.kind === 'ephemeral' ? undefined : differenceOf('memory', container, pod, target),
  fix: equalAmounts,
};

import type { ContainerCheck } from '../../check.ts';
import { differenceOf, equalAmounts } from '../request-and-limit.ts';

export const ephemeralStorageRequestDiffersFromLimit: ContainerCheck = {
  id: 'ephemeral-storage-request-differs-from-limit',
  title: 'Local storage request and limit differ',
  severity: 'info',
  gain: 'Whoever fills the disk of the node gets the pod evicted, although it stays within its limit.',
  why: 'A container that writes more than it asked for is among the first to go when the disk of the node runs short.',
  remedy:
    'Write the same amount under `resources.requests.ephemeral-storage` and `resources.limits.ephemeral-storage`.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction',
  ],
  aliases: ['kube-score:container-ephemeral-storage-request-equals-limit'],
  profile: 'strict',
  impliedBy: ['ephemeral-storage-unset'],
  on: 'container',
  evaluate: (container, pod, target) =>
    container.kind === 'ephemeral' ? undefined : differenceOf('ephemeral-storage', container, pod, target),
  fix: equalAmounts,
};

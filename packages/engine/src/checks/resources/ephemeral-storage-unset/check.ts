import { limitFix } from '../amount-fix.ts';
import { limitOf } from '../../../model/resources.ts';
import type { ContainerCheck } from '../../check.ts';

export const ephemeralStorageUnset: ContainerCheck = {
  id: 'ephemeral-storage-unset',
  title: 'Container has no limit on local storage',
  severity: 'low',
  gain: 'Whoever makes the container write fills the disk of its node.',
  why: 'Logs, the writable layer and disk-backed `emptyDir` volumes share the disk of the node. When it is full the kubelet evicts pods, this one or others.',
  remedy:
    'Write `resources.limits.ephemeral-storage` on the container; the request is copied from it where none is written.',
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  aliases: ['kube-score:container-ephemeral-storage-request-and-limit'],
  profile: 'strict',
  on: 'container',
  evaluate: (container, pod, target) => {
    if (container.kind === 'ephemeral') return undefined;
    if (limitOf(pod, container, 'ephemeral-storage', target.minor) !== undefined) return undefined;
    return {
      at: `${container.at}/resources/limits/ephemeral-storage`,
      message: `container \`${container.name}\` may fill the disk of its node: it has no limit for \`ephemeral-storage\``,
    };
  },
  fix: limitFix(
    'ephemeral-storage',
    'Verify that the container writes less than that, logs included, or its pod is evicted: `du -x /` inside it shows how much it is.',
  ),
};

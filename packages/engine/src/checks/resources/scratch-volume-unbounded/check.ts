import type { Pod, Volume } from '../../../model/pod.ts';
import { isZero, limitOf } from '../../../model/resources.ts';
import type { PodCheck } from '../../check.ts';

/** Strict: it holds for nearly every manifest, and the kubelet evicts a pod that fills the disk sooner or later. */
export const scratchVolumeUnbounded: PodCheck = {
  id: 'scratch-volume-unbounded',
  title: 'Scratch volume has no size limit',
  severity: 'low',
  gain: 'Whoever makes the program write fills the disk or the memory of its node.',
  why: 'An `emptyDir` without a size limit grows until the node is full, and the kubelet then evicts pods, this one or others.',
  remedy: 'Write `emptyDir.sizeLimit`, or a limit for `ephemeral-storage` on the containers of the pod.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#emptydir'],
  aliases: [],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod, target) =>
    pod.volumes.flatMap((volume) => {
      if (!isScratch(volume)) return [];
      const scratch = volume.fields.map('emptyDir');
      const size = scratch?.integerOrString('sizeLimit');
      if (size !== undefined && !isZero(String(size))) return [];
      const isInMemory = scratch?.string('medium') === 'Memory';
      if (isBounded(pod, isInMemory, target.minor)) return [];
      return {
        at: `${volume.at}/emptyDir/sizeLimit`,
        message: `volume \`${volume.name}\` may fill the ${isInMemory ? 'memory' : 'disk'} of its node: \`sizeLimit\` is ${size === undefined ? 'not set' : `\`${size}\``}`,
      };
    }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program writes less than that into the volume, or its pod is evicted: `du` inside the container shows it.',
    needs: ['emptyDir.sizeLimit'],
    edits: ({ at }, _pod, values) => {
      const value = values['emptyDir.sizeLimit'];
      return value === undefined ? [] : [{ op: 'set', at, value }];
    },
  },
};

/** A volume without any source is an `emptyDir` too (API defaults). */
function isScratch({ fields }: Volume): boolean {
  return (
    fields.has('emptyDir') || Object.keys(fields.object).every((key) => key === 'name' || key === 'emptyDir')
  );
}

/**
 * What is in memory counts against the limit of the container that wrote it; what is on disk counts against the sum of
 * the limits for local storage, which the kubelet holds the whole pod to as soon as one container has such a limit.
 */
function isBounded(pod: Pod, isInMemory: boolean, minor: number): boolean {
  const lasting = pod.containers.filter(({ kind }) => kind !== 'ephemeral');
  if (isInMemory) return lasting.every((container) => limitOf(pod, container, 'memory', minor) !== undefined);
  return lasting.some((container) => limitOf(pod, container, 'ephemeral-storage', minor) !== undefined);
}

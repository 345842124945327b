import type { VolumeMount } from '../../../model/container.ts';
import type { PodCheck } from '../../check.ts';
import { hostPathMounts } from '../host-path.ts';

/** From this minor on the field is on by default (KEP-3857, beta). */
const since = 31;

export const readOnlyMountNotRecursive: PodCheck = {
  id: 'read-only-mount-not-recursive',
  title: 'Read-only mount leaves nested mounts writable',
  severity: 'low',
  gain: 'A break-in writes to a disk of the node that is mounted somewhere below the read-only directory.',
  why: 'By itself `readOnly: true` covers one mount and not what the node has mounted below it.',
  remedy:
    'Set `recursiveReadOnly: IfPossible` beside `readOnly: true`, or `Enabled` to have the kubelet refuse nodes that cannot do it.',
  references: [
    'KEP-3857: Recursive Read-only (RRO) mounts',
    'https://kubernetes.io/docs/concepts/storage/volumes/#recursive-read-only-mounts',
  ],
  aliases: [],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod, { minor }) => {
    if (pod.volumes.length === 0 || minor < since || pod.runsOnWindows) return undefined;
    return hostPathMounts(pod)
      .filter(({ mount }) => leavesNested(mount))
      .map(({ hostPath, container, mount }) => ({
        at: `${mount.at}/recursiveReadOnly`,
        message: `container \`${container.name}\` mounts \`${hostPath.path}\` of the node read-only, but not what is mounted below it`,
        container: container.name,
      }));
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program writes to nothing that the node has mounted below this path: `findmnt -R PATH` on the node lists it.',
    edits: ({ at }) => [{ op: 'set', at, value: 'IfPossible' }],
  },
};

/** The API server takes the field only on read-only mounts without propagation. */
function leavesNested({ readOnly, recursiveReadOnly, mountPropagation }: VolumeMount): boolean {
  if (!readOnly || (mountPropagation ?? 'None') !== 'None') return false;
  return recursiveReadOnly === undefined || recursiveReadOnly === 'Disabled';
}

import type { PodCheck, Violation } from '../../check.ts';
import { retiredVolume } from '../retired-volumes.ts';

export const volumeTypeRetired: PodCheck = {
  id: 'volume-type-retired',
  title: 'Volume is of a retired type',
  severity: 'medium',
  gain: 'Where `gitRepo` is still on, whoever writes the repository runs commands as root on the node.',
  why: 'Releases without the plugin leave the pod waiting for its volume; those that still have `gitRepo` clone on the node itself.',
  remedy:
    'Clone in an init container into an `emptyDir`, mount an image volume, or use a PersistentVolumeClaim of a CSI driver.',
  references: [
    'CVE-2024-10220',
    'KEP-5040: Remove gitRepo volume driver',
    'https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo',
    'https://kubernetes.io/docs/concepts/storage/volumes/#volume-types',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod, target) => {
    let violations: Violation[] | undefined;
    for (const volume of pod.volumes) {
      const retired = retiredVolume(volume.fields, target.minor);
      if (retired === undefined) continue;
      (violations ??= []).push({
        at: volume.fields.pointer(retired.type),
        message: `volume \`${volume.name}\` is of type \`${retired.type}\`: ${retired.fault}`,
      });
    }
    return violations;
  },
};

import type { ResourceCheck } from '../../check.ts';
import { retiredVolume } from '../retired-volumes.ts';

export const persistentVolumeTypeRetired: ResourceCheck = {
  id: 'persistent-volume-type-retired',
  title: 'Persistent volume is of a retired type',
  severity: 'low',
  gain: 'An attacker gains nothing directly; an upgrade for security fixes is put off, or cuts the workloads off from their data.',
  why: 'Releases without the in-tree plugin cannot mount the volume, so pods that claim it do not start.',
  remedy: 'Move the data to a volume of a CSI driver, and name the driver under `spec.csi`.',
  references: [
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes',
    'https://kubernetes.io/docs/concepts/storage/volumes/#volume-types',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['PersistentVolume'],
  evaluate: ({ fields, name }, target) => {
    const spec = fields.map('spec');
    const retired = spec === undefined ? undefined : retiredVolume(spec, target.minor);
    if (spec === undefined || retired === undefined) return undefined;
    return {
      at: spec.pointer(retired.type),
      message: `persistent volume \`${name}\` is of type \`${retired.type}\`: ${retired.fault}`,
    };
  },
};

import type { ResourceCheck } from '../../check.ts';
import { cleanPath } from '../host-path.ts';

export const hostPathPersistentVolume: ResourceCheck = {
  id: 'host-path-persistent-volume',
  title: 'PersistentVolume opens a directory of the node',
  severity: 'medium',
  gain: 'Whoever may claim the volume reads and writes files of the node from a pod that level restricted admits.',
  why: 'A pod that mounts the claim shows no hostPath, so admission does not see it, and on another node the data is not there.',
  remedy: 'Use a storage class or a `local` volume with node affinity instead of `hostPath`.',
  references: [
    'Kubernetes, Persistent Volumes: `hostPath` is for single node testing only and will not work in a multi-node cluster',
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['PersistentVolume'],
  evaluate: ({ fields, name }) => {
    const hostPath = fields.map('spec')?.map('hostPath');
    if (hostPath === undefined) return undefined;
    const path = hostPath.string('path') ?? '';
    const message = `persistent volume \`${name}\` opens \`${path}\` of the node`;
    return { at: hostPath.at, message, about: [cleanPath(path)] };
  },
};

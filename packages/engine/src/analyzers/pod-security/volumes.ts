import type { Pod } from '../../model/pod.ts';
import type { Objection } from './control.ts';
import { plural, quoted, sortedUnique } from './wording.ts';

const allowedSources = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
] as const;

/** The order in which admission looks for the type that it names. */
const restrictedSources = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'gitRepo',
  'nfs',
  'iscsi',
  'glusterfs',
  'rbd',
  'flexVolume',
  'cinder',
  'cephfs',
  'flocker',
  'fc',
  'azureFile',
  'vsphereVolume',
  'quobyte',
  'azureDisk',
  'photonPersistentDisk',
  'portworxVolume',
  'scaleIO',
  'storageos',
] as const;

/**
 * A volume with no source that admission knows passes: the API server drops unknown fields and makes an `emptyDir` of
 * what is left.
 */
export function restrictedVolumes(pod: Pod): Objection | undefined {
  if (pod.volumes.length === 0) return undefined;
  const bad = pod.volumes.flatMap((volume) => {
    if (allowedSources.some((source) => volume.fields.has(source))) return [];
    const type = restrictedSources.find((source) => volume.fields.has(source));
    return type === undefined ? [] : { volume, type };
  });
  if (bad.length === 0) return undefined;
  const types = sortedUnique(bad.map(({ type }) => type));
  const names = quoted(bad.map(({ volume }) => volume.name));
  return {
    reason: 'restricted volume types',
    detail:
      `${plural('volume', 'volumes', bad.length)} ${names} ${plural('uses', 'use', bad.length)} ` +
      `restricted volume ${plural('type', 'types', types.length)} ${quoted(types)}`,
    fields: bad.map(({ volume, type }) => ({
      at: volume.fields.pointer(type),
      container: undefined,
      value: type,
    })),
  };
}

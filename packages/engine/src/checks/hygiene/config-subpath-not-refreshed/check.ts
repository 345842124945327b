import type { Volume } from '../../../model/pod.ts';
import type { ContainerCheck, Violation } from '../../check.ts';

/** Sources that the kubelet keeps fresh in a mounted directory. */
const refreshed: readonly string[] = ['configMap', 'secret', 'projected', 'downwardAPI'];

export const configSubpathNotRefreshed: ContainerCheck = {
  id: 'config-subpath-not-refreshed',
  title: 'Mounted file never follows its source',
  severity: 'info',
  gain: 'A password that was changed after a leak stays in use in the running containers.',
  why: 'Through `subPath` the kubelet mounts the file as it is at the start, and a change of the ConfigMap or Secret never reaches it.',
  remedy:
    'Mount the directory without `subPath`, or restart the workload with each change, for example by a checksum in the template.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically',
    'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
  ],
  aliases: [],
  profile: 'strict',
  on: 'container',
  evaluate: ({ mounts, name }, pod) => {
    let violations: Violation[] | undefined;
    let volumes: ReadonlyMap<string, Volume> | undefined;
    for (const { at, name: volumeName, subPath, mountPath } of mounts) {
      if (subPath === undefined || subPath === '') continue;
      volumes ??= new Map(pod.volumes.map((volume) => [volume.name, volume]));
      const volume = volumes.get(volumeName);
      const source = refreshed.find((type) => volume?.fields.has(type) === true);
      if (source === undefined) continue;
      (violations ??= []).push({
        at: `${at}/subPath`,
        message: `\`${mountPath}\` in container \`${name}\` does not follow changes of volume \`${volumeName}\` (\`${source}\`): it is mounted through \`subPath\``,
      });
    }
    return violations;
  },
};

import type { Container, VolumeMount } from '../../model/container.ts';
import { containerAt, type HostPath, type Pod, type Volume } from '../../model/pod.ts';
import type { Edit, Target, Violation } from '../check.ts';

/** A volume that opens a place of the node's file system. */
export interface HostPathVolume extends Volume {
  readonly hostPath: HostPath;
}

/** The hostPath volumes of a pod; most have none. */
export function hostPathVolumes(pod: Pod): readonly HostPathVolume[] {
  return pod.volumes.filter(isHostPath);
}

function isHostPath(volume: Volume): volume is HostPathVolume {
  return volume.hostPath !== undefined;
}

/** A mount of a hostPath volume. */
export interface HostPathMount {
  readonly hostPath: HostPath;
  readonly container: Container;
  readonly mount: VolumeMount;
}

/** The mounts of a pod's hostPath volumes, in every container. */
export function hostPathMounts(pod: Pod): readonly HostPathMount[] {
  const volumes = hostPathVolumes(pod);
  if (volumes.length === 0) return [];
  const byName = new Map(volumes.map(({ name, hostPath }) => [name, hostPath]));
  return pod.containers.flatMap((container) =>
    container.mounts.flatMap((mount) => {
      const hostPath = byName.get(mount.name);
      return hostPath === undefined ? [] : { hostPath, container, mount };
    }),
  );
}

/** The path that the node opens: `//etc/./ssl/` is `/etc/ssl`. (The API server refuses `..`.) */
export function cleanPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}

/** Sockets and Windows pipes of container runtimes, wherever they lie. */
const sockets: ReadonlySet<string> = new Set([
  'containerd-containerd',
  'containerd.sock',
  'cri-dockerd.sock',
  'crio.sock',
  'docker.sock',
  'docker_engine',
  'dockershim.sock',
  'podman.sock',
]);

/** True for a clean path of a socket or pipe through which a container runtime takes orders. */
export function isRuntimeSocket(path: string): boolean {
  return sockets.has(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
}

/** The minor that brought `recursiveReadOnly` (KEP-3857). */
const recursiveSince = 30;

/** Mounts read-only, with what the node mounts below where that can be had; a mount with propagation cannot have it. */
export function writeProtect({ at }: Violation, pod: Pod, { minor }: Target): readonly Edit[] {
  const mount = containerAt(pod, at)?.mounts.find((one) => at === `${one.at}/readOnly`);
  const isAlone = (mount?.mountPropagation ?? 'None') === 'None' && !pod.runsOnWindows;
  const isRecursive = ['IfPossible', 'Enabled'].includes(mount?.recursiveReadOnly ?? '');
  return [
    { op: 'set', at, value: true },
    ...(mount !== undefined && minor >= recursiveSince && isAlone && !isRecursive
      ? [{ op: 'set', at: `${mount.at}/recursiveReadOnly`, value: 'IfPossible' } as const]
      : []),
  ];
}

/** Removes a hostPath volume, given by the pointer of its path, and every mount of it. */
export function removeVolume({ at }: Violation, pod: Pod): readonly Edit[] {
  const volume = hostPathVolumes(pod).find(({ hostPath }) => at === `${hostPath.at}/path`);
  if (volume === undefined) return [];
  const mounts = pod.containers.flatMap((container) => container.mounts);
  return [
    { op: 'remove', at: volume.at },
    ...mounts
      .filter(({ name }) => name === volume.name)
      .map((mount) => ({ op: 'remove', at: mount.at }) as const),
  ];
}

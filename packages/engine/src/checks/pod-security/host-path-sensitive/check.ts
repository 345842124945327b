import type { PodCheck, Violation } from '../../check.ts';
import { cleanPath, hostPathVolumes } from '../host-path.ts';

/** Open by themselves: what a pod wants of them lies in a directory below. */
const alone: ReadonlySet<string> = new Set(['/', '/run', '/var', '/var/lib', '/var/run']);

/** Open with all that lies below. */
const withContent: readonly string[] = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib64',
  '/proc',
  '/root',
  '/sbin',
  '/sys',
  '/usr',
  '/var/lib/containerd',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/etcd',
  '/var/lib/kubelet',
];

/** The node's time zone, its name, its trusted certificates and its kernel modules: nothing to learn from reading them. */
const harmless: readonly string[] = [
  '/etc/hostname',
  '/etc/localtime',
  '/etc/machine-id',
  '/etc/os-release',
  '/etc/pki/ca-trust',
  '/etc/pki/tls/certs',
  '/etc/ssl/certs',
  '/etc/timezone',
  '/lib/modules',
  '/usr/lib/modules',
  '/usr/lib/os-release',
  '/usr/local/share/ca-certificates',
  '/usr/share/ca-certificates',
  '/usr/share/zoneinfo',
];

export const hostPathSensitive: PodCheck = {
  id: 'host-path-sensitive',
  title: 'Volume opens a system directory of the node',
  severity: 'high',
  gain: "A break-in reads the node's keys and the secrets of its pods, or where it may write, takes the node over.",
  why: "These directories hold what the node trusts: its accounts, its devices, its programs and the kubelet's credentials.",
  remedy:
    'Remove the volume, or name the one file or directory below that the program needs, and mount it with `readOnly: true`.',
  references: [
    'Kubernetes, Volumes, hostPath: restrict it to the required file or directory, and mount it read-only',
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'Pod Security Standards, baseline: HostPath Volumes',
  ],
  aliases: ['kube-linter:sensitive-host-mounts', 'trivy:KSV-0121', 'kubeaudit:mounts'],
  profile: 'default',
  impliedBy: ['runtime-socket-mounted', 'cloud-credentials-mounted', 'host-path-writable'],
  on: 'pod',
  evaluate: (pod) => {
    if (pod.volumes.length === 0) return undefined;
    const violations: Violation[] = [];
    for (const { name, hostPath } of hostPathVolumes(pod)) {
      const path = cleanPath(hostPath.path);
      if (hostPath.path === '' || !isSensitive(path)) continue;
      const what = path === '/' ? 'the whole file system' : 'a system directory';
      violations.push({
        at: `${hostPath.at}/path`,
        message: `volume \`${name}\` opens \`${hostPath.path}\`, ${what} of the node`,
        about: [path],
      });
    }
    return violations;
  },
};

function isSensitive(path: string): boolean {
  if (alone.has(path)) return true;
  return isWithin(path, withContent) && !isWithin(path, harmless);
}

function isWithin(path: string, directories: readonly string[]): boolean {
  return directories.some((directory) => path === directory || path.startsWith(`${directory}/`));
}

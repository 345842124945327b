import type { PodCheck, Violation } from '../../check.ts';
import { cleanPath, hostPathVolumes, isRuntimeSocket, removeVolume } from '../host-path.ts';

/** Directories that hold such a socket; `/` does too, and is judged as the whole file system. */
const directories: ReadonlySet<string> = new Set([
  '/run',
  '/run/containerd',
  '/run/crio',
  '/run/docker',
  '/run/k3s',
  '/run/k3s/containerd',
  '/run/podman',
]);

export const runtimeSocketMounted: PodCheck = {
  id: 'runtime-socket-mounted',
  title: "Pod mounts the container runtime's socket",
  severity: 'critical',
  gain: 'Whoever controls the container starts a privileged one on the node, and so controls the node.',
  why: 'The runtime obeys whoever speaks to its socket, and a read-only mount does not keep a program from speaking to it.',
  remedy:
    'Remove the volume. To build images use a builder that needs no runtime, and to watch containers ask the kubelet or the API server.',
  references: [
    'Docker, Docker Engine security: only trusted users should be allowed to control your Docker daemon',
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  ],
  aliases: [
    'kube-linter:docker-sock',
    'kubescape:C-0074',
    'trivy:KSV-0006',
    'checkov:CKV_K8S_27',
    'kubesec:DockerSock',
    'monokle:KBP101',
    'monokle:KSV006',
    'kics:a6f34658-fdfb-4154-9536-56d516f65828',
    'kubeaudit:mounts',
  ],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    if (pod.volumes.length === 0) return undefined;
    const violations: Violation[] = [];
    for (const { name, hostPath } of hostPathVolumes(pod)) {
      const says = whatIs(cleanPath(hostPath.path));
      if (says === undefined) continue;
      violations.push({
        at: `${hostPath.at}/path`,
        message: `volume \`${name}\` opens \`${hostPath.path}\` of the node, ${says}`,
        about: [cleanPath(hostPath.path)],
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program asks no container runtime, as builders and monitors do: run it once so and look for the path in its log.',
    edits: removeVolume,
  },
};

function whatIs(path: string): string | undefined {
  if (isRuntimeSocket(path)) return 'a socket of the container runtime';
  const real = path.startsWith('/var/run') ? path.slice('/var'.length) : path;
  return directories.has(real) ? 'which holds the socket of the container runtime' : undefined;
}

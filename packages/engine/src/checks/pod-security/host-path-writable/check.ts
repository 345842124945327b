import type { PodCheck } from '../../check.ts';
import { cleanPath, hostPathMounts, isRuntimeSocket, writeProtect } from '../host-path.ts';

export const hostPathWritable: PodCheck = {
  id: 'host-path-writable',
  title: "Container may write to the node's files",
  severity: 'high',
  gain: 'A break-in leaves files on the node that survive the pod, and with the right path runs code there.',
  why: 'A hostPath volume that is mounted writable lets the container change what the node and other pods read.',
  remedy: 'Set `readOnly: true` on the mount.',
  references: [
    'Kubernetes, Volumes, hostPath: mount it read-only',
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  ],
  aliases: ['kube-linter:writable-host-mount', 'kubescape:C-0045'],
  profile: 'default',
  on: 'pod',
  // Whoever may read a runtime's socket may give orders to it: there is nothing to gain from a read-only mount of one.
  evaluate: (pod) => {
    if (pod.volumes.length === 0) return undefined;
    return hostPathMounts(pod)
      .filter(({ hostPath, mount }) => !mount.readOnly && !isRuntimeSocket(cleanPath(hostPath.path)))
      .map(({ hostPath, container, mount }) => ({
        at: `${mount.at}/readOnly`,
        message: `container \`${container.name}\` may write to \`${hostPath.path}\` of the node at \`${mount.mountPath}\`: \`readOnly\` is not true`,
        container: container.name,
        covers: `${hostPath.at}/path`,
        about: [cleanPath(hostPath.path)],
      }));
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program only reads below this path: run it once so and look for `Read-only file system` in its log.',
    edits: (violation, pod, _values, target) => writeProtect(violation, pod, target),
  },
};

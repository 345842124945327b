import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';

export const hostPathVolume: PodCheck = {
  id: 'host-path-volume',
  title: "Volume reaches into the node's file system",
  severity: 'medium',
  gain: 'A break-in reads, and often writes, files of the node that other pods and the node itself rely on.',
  why: 'A hostPath volume ties the pod to files of one node, outside every quota and every isolation between pods.',
  remedy: 'Use a PersistentVolumeClaim, an `emptyDir`, a `configMap` or a `secret` instead of `hostPath`.',
  references: [
    'Pod Security Standards, baseline: HostPath Volumes',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  ],
  aliases: ['kubescape:C-0048', 'trivy:KSV-0023', 'polaris:hostPathSet', 'monokle:PSS105', 'monokle:KSV023'],
  profile: 'default',
  impliedBy: ['host-path-sensitive', 'runtime-socket-mounted', 'cloud-credentials-mounted'],
  control: 'hostPathVolumes',
  on: 'pod',
  evaluate: (pod, target) => {
    if (pod.volumes.length === 0) return undefined;
    const nameOf = (at: string): string | undefined =>
      pod.volumes.findLast(({ hostPath }) => hostPath?.at === at)?.name;
    return objectedBy(
      'hostPathVolumes',
      pod,
      target,
      ({ at, value }) => `volume \`${nameOf(at)}\` opens \`${value}\` of the node`,
    );
  },
};

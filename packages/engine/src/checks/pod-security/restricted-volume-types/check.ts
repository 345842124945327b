import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';

export const restrictedVolumeTypes: PodCheck = {
  id: 'restricted-volume-types',
  title: 'Volume type outside the restricted list',
  severity: 'low',
  gain: 'Whoever may write the pod reaches storage that no administrator has approved for this namespace.',
  why: 'The pod names the server or disk itself, past the claims and storage classes through which administrators grant storage.',
  remedy:
    'Use a PersistentVolumeClaim, or one of `configMap`, `csi`, `downwardAPI`, `emptyDir`, `ephemeral`, `image`, `projected` and `secret`.',
  references: [
    'Pod Security Standards, restricted: Volume Types',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: ['trivy:KSV-0028', 'monokle:PSS201', 'monokle:KSV028'],
  profile: 'strict',
  impliedBy: ['host-path-volume'],
  control: 'restrictedVolumes',
  on: 'pod',
  evaluate: (pod, target) => {
    if (pod.volumes.length === 0) return undefined;
    const names = new Map(pod.volumes.map(({ at, name }) => [at, name]));
    return objectedBy('restrictedVolumes', pod, target, ({ at, value }) => {
      const name = names.get(at.slice(0, at.lastIndexOf('/')));
      return `volume \`${name}\` is of type \`${value}\`, which level restricted does not allow`;
    });
  },
};

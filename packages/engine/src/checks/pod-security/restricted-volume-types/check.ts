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
  evaluate: (pod, target) =>
    objectedBy('restrictedVolumes', pod, target, ({ at, value }) => {
      const name = pod.volumes.find((volume) => at.startsWith(`${volume.at}/`))?.name;
      return `volume \`${name}\` is of type \`${value}\`, which level restricted does not allow`;
    }),
};

import { parseImage } from '../../../model/image.ts';
import type { Volume } from '../../../model/pod.ts';
import type { PodCheck, Violation } from '../../check.ts';
import { isFloating, isRetired, inLivingRegistry } from '../written-image.ts';

export const imageVolumeUntrusted: PodCheck = {
  id: 'image-volume-untrusted',
  title: 'Image volume is not fixed to a version',
  severity: 'medium',
  gain: 'Whoever can push to the repository changes the files that the container reads or runs.',
  why: 'An image that is mounted as a volume is pulled like the image of a container, yet reviews and rules that read only containers miss it.',
  remedy:
    'Name a version or better a digest in `image.reference`, from the registries that your containers may use.',
  references: [
    'KEP-4639: OCI VolumeSource',
    'https://kubernetes.io/docs/tasks/configure-pod-container/image-volumes/',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => (pod.volumes.length === 0 ? undefined : pod.volumes.flatMap(untrusted)),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the nodes reach `registry.k8s.io` and that it has what is mounted: `docker manifest inspect` shows it.',
    edits: ({ at }, { volumes }) => {
      const source = volumes.find((volume) => at.startsWith(`${volume.at}/`))?.fields.map('image');
      const written = source?.string('reference') ?? '';
      const image = parseImage(written);
      const isMoved = image !== undefined && isRetired(image);
      return isMoved ? [{ op: 'set', at, value: inLivingRegistry(written) }] : [];
    },
  },
};

function untrusted(volume: Volume): readonly Violation[] {
  const source = volume.fields.has('image') ? volume.fields.map('image') : undefined;
  const reference = source?.string('reference') ?? '';
  if (source === undefined || reference === '') return [];
  const fault = faultOf(reference);
  if (fault === undefined) return [];
  return [
    { at: source.pointer('reference'), message: `volume \`${volume.name}\` mounts \`${reference}\`${fault}` },
  ];
}

function faultOf(reference: string): string | undefined {
  const image = parseImage(reference);
  if (image === undefined) return ', which is no image reference';
  if (isRetired(image)) return ' from a registry that has been frozen since April 2023';
  if (!isFloating(image)) return undefined;
  return image.tag === undefined ? ': no tag means `latest`' : ': `latest` is another image after each push';
}

import { parseImage, type ImageReference } from '../../model/image.ts';
import type { Pod } from '../../model/pod.ts';
import { writtenImage } from './written-image.ts';

/** An image that a pod pulls, to run it or to mount it, and where its reference stands. */
export interface PodImage {
  readonly at: string;
  readonly image: ImageReference;
  /** The container or the volume, as messages name it. */
  readonly who: string;
  /** The container's name; `undefined` for a volume. */
  readonly container: string | undefined;
}

/** The images of all containers and of all image volumes (KEP-4639); what is no reference is left out. */
export function imagesOf(pod: Pod): readonly PodImage[] {
  const images: PodImage[] = [];
  for (const container of pod.containers) {
    const image = writtenImage(container);
    if (image === undefined) continue;
    const at = container.fields.pointer('image');
    images.push({ at, image, who: `container \`${container.name}\` runs`, container: container.name });
  }
  for (const { name, fields } of pod.volumes) {
    const source = fields.has('image') ? fields.map('image') : undefined;
    const image = parseImage(source?.string('reference') ?? '');
    if (source === undefined || image === undefined) continue;
    images.push({
      at: source.pointer('reference'),
      image,
      who: `volume \`${name}\` mounts`,
      container: undefined,
    });
  }
  return images;
}

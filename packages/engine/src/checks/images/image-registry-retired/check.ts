import { containerAt } from '../../../model/pod.ts';
import type { ContainerCheck } from '../../check.ts';
import { isRetired, writtenImage, inLivingRegistry } from '../written-image.ts';

export const imageRegistryRetired: ContainerCheck = {
  id: 'image-registry-retired',
  title: 'Image comes from a frozen registry',
  severity: 'low',
  gain: 'An attacker uses flaws that were fixed since April 2023, because no newer image is there.',
  why: 'Kubernetes froze `k8s.gcr.io` in April 2023: nothing new is published there, and what is there may go away.',
  remedy: 'Write `registry.k8s.io` in place of `k8s.gcr.io`, and move to a maintained version.',
  references: ['https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/'],
  aliases: ['kubescape:C-0253'],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    if (container.image?.includes('gcr.io') !== true) return undefined;
    const image = writtenImage(container);
    if (image === undefined || !isRetired(image)) return undefined;
    return {
      at: container.fields.pointer('image'),
      message: `container \`${container.name}\` takes \`${image.text}\` from a registry that has been frozen since April 2023`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the nodes reach `registry.k8s.io` and that it has the image: `docker manifest inspect` with the new name shows it.',
    reveals: ['image-from-public-registry'],
    edits: ({ at }, pod) => {
      const image = containerAt(pod, at)?.image;
      return image === undefined ? [] : [{ op: 'set', at, value: inLivingRegistry(image) }];
    },
  },
};

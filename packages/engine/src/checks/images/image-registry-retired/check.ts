import type { ContainerCheck } from '../../check.ts';
import { isRetired, writtenImage } from '../written-image.ts';

/** What stands before the path that is the same in the new registry. */
const frozen = /^(?:k8s\.gcr\.io|(?:[a-z]{2,4}\.)?gcr\.io\/k8s-artifacts-prod)\//u;

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
    edits: ({ at }, pod) => {
      const image = pod.containers.find((container) => container.fields.pointer('image') === at)?.image;
      return image === undefined ? [] : [{ op: 'set', at, value: image.replace(frozen, 'registry.k8s.io/') }];
    },
  },
};

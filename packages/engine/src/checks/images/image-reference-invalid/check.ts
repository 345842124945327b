import { parseImage } from '../../../model/image.ts';
import { containerAt } from '../../../model/pod.ts';
import type { ContainerCheck } from '../../check.ts';
import { withoutSlips } from '../written-image.ts';

/** What tools fill in before a manifest is applied. */
const placeholder = /[${}<>]|%\w+%|__\w+__/u;

export const imageReferenceInvalid: ContainerCheck = {
  id: 'image-reference-invalid',
  title: 'Image reference is empty or malformed',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the container never starts, and what was meant to run is unknown to every scanner.',
  why: 'The API server refuses a container without an image, and the kubelet refuses a name that it cannot read, after the rollout has begun.',
  remedy: 'Write the image as `registry/path:tag`, in lower case, without a scheme and without spaces.',
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    'OCI Distribution Specification: Pulling manifests',
  ],
  aliases: ['kics:583053b7-e632-46f0-b989-f81ff8045385'],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    const { image, name } = container;
    if (image !== undefined && parseImage(image) !== undefined) return undefined;
    return { at: container.fields.pointer('image'), message: `container \`${name}\` ${faultOf(image)}` };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the image is in the registry under this name, and that no operator changes the text before it is used.',
    reveals: [
      'image-from-public-registry',
      'image-not-digest-pinned',
      'image-pull-policy-not-always',
      'image-pull-policy-with-latest',
      'image-registry-blocked',
      'image-registry-not-allowed',
      'image-registry-retired',
      'image-short-name',
      'image-tag-mutable',
    ],
    isSafeFor: (_, { isPartial }) => !isPartial,
    edits: ({ at }, pod) => {
      const meant = withoutSlips(containerAt(pod, at)?.image ?? '');
      return meant === undefined ? [] : [{ op: 'set', at, value: meant }];
    },
  },
};

function faultOf(image: string | undefined): string {
  if (image === undefined || image.trim() === '') return 'names no image';
  if (placeholder.test(image)) return `names \`${image}\`, a placeholder that nothing has filled in`;
  return `names \`${image}\`, which is no image reference`;
}

import { defaultPullPolicy } from '../../../model/image.ts';
import type { ContainerCheck } from '../../check.ts';
import { writtenImage } from '../written-image.ts';

export const imagePullPolicyUnset: ContainerCheck = {
  id: 'image-pull-policy-unset',
  title: 'Pull policy is left to the tag',
  severity: 'info',
  gain: 'Nothing directly: whoever changes the tag later leaves a pull policy behind that nobody chose.',
  why: 'The API server derives the policy from the tag when the resource is created, and does not change it when the tag is changed later.',
  remedy: 'Write `imagePullPolicy: Always`, or `IfNotPresent` for an image that is pinned by digest.',
  references: ['https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting'],
  aliases: ['polaris:pullPolicyNotAlways'],
  profile: 'all',
  impliedBy: ['image-pull-policy-not-always'],
  on: 'container',
  evaluate: (container) => {
    if ((container.imagePullPolicy ?? '') !== '') return undefined;
    const image = writtenImage(container);
    if (image === undefined) return undefined;
    return {
      at: container.fields.pointer('imagePullPolicy'),
      message: `\`imagePullPolicy\` of container \`${container.name}\` is not set: for \`${image.text}\` the API server fills in \`${defaultPullPolicy(image)}\``,
    };
  },
  fix: { safety: 'unsafe', edits: ({ at }) => [{ op: 'set', at, value: 'Always' }] },
};

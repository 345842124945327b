import type { Container } from '../../../model/container.ts';
import { defaultPullPolicy } from '../../../model/image.ts';
import { containerAt } from '../../../model/pod.ts';
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
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the registry has this image and answers each node: with `Always` every start of a container asks it.',
    isSafeFor: ({ at }, pod) => isDefault(containerAt(pod, at)),
    edits: ({ at }, pod) => [{ op: 'set', at, value: policyFor(containerAt(pod, at)) }],
  },
};

/** What is pinned cannot change, so the node's copy of it will do. */
function policyFor(container: Container | undefined): 'Always' | 'IfNotPresent' {
  const image = container && writtenImage(container);
  return image?.digest === undefined ? 'Always' : 'IfNotPresent';
}

function isDefault(container: Container | undefined): boolean {
  const image = container && writtenImage(container);
  return image !== undefined && policyFor(container) === defaultPullPolicy(image);
}

import { defaultPullPolicy } from '../../../model/image.ts';
import type { ContainerCheck } from '../../check.ts';
import { writtenImage } from '../written-image.ts';

export const imagePullPolicyNotAlways: ContainerCheck = {
  id: 'image-pull-policy-not-always',
  title: 'Cached image starts without asking the registry',
  severity: 'low',
  gain: 'Whoever can start a pod on the node uses private images that were pulled there for others.',
  why: 'Without `Always` the node starts what it has, so neither the credentials for the registry nor a moved tag are looked at again.',
  remedy: 'Set `imagePullPolicy: Always`, or pin the image by digest.',
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages',
  ],
  aliases: ['checkov:CKV_K8S_15', 'kube-score:container-image-pull-policy'],
  profile: 'strict',
  impliedBy: ['image-pull-policy-with-latest'],
  on: 'container',
  evaluate: (container) => {
    const image = writtenImage(container);
    if (image === undefined || image.digest !== undefined) return undefined;
    const written = container.imagePullPolicy || undefined;
    const policy = written ?? defaultPullPolicy(image);
    if (policy === 'Always') return undefined;
    return {
      at: container.fields.pointer('imagePullPolicy'),
      message: `container \`${container.name}\` starts \`${image.text}\` from the cache of the node: \`imagePullPolicy\` is ${written === undefined ? `not set, and its default for this tag is \`${policy}\`` : `\`${policy}\``}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the registry has this image and answers each node with the pull secrets of the pod: every start asks it from then on.',
    edits: ({ at }) => [{ op: 'set', at, value: 'Always' }],
  },
};

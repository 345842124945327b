import type { ContainerCheck } from '../../check.ts';
import { isFloating, writtenImage } from '../written-image.ts';

export const imagePullPolicyWithLatest: ContainerCheck = {
  id: 'image-pull-policy-with-latest',
  title: 'Moving tag is started from the cache',
  severity: 'low',
  gain: 'Whoever waits for a fix to arrive waits in vain: nodes go on with the old image, flaw included.',
  why: 'With a tag that moves and a policy other than `Always`, each node runs whatever it pulled first, so the pods of one workload differ.',
  remedy: 'Name a version, or remove `imagePullPolicy`: for `latest` its default is `Always`.',
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy'],
  aliases: ['kubescape:C-0075'],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    const policy = container.imagePullPolicy;
    if (policy === undefined || policy === '' || policy === 'Always') return undefined;
    const image = writtenImage(container);
    if (image === undefined || !isFloating(image)) return undefined;
    return {
      at: container.fields.pointer('imagePullPolicy'),
      message: `container \`${container.name}\` runs \`${image.text}\` with \`imagePullPolicy: ${policy}\`, so each node keeps the image it pulled first`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the registry has the image and that its newest `latest` works: each node pulls that at the next start.',
    edits: ({ at }) => [{ op: 'set', at, value: 'Always' }],
  },
};

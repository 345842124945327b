import { containerAt } from '../../../model/pod.ts';
import type { ContainerCheck } from '../../check.ts';
import { writtenImage } from '../written-image.ts';

export const imageShortName: ContainerCheck = {
  id: 'image-short-name',
  title: 'Image names no registry',
  severity: 'low',
  gain: 'Whoever owns the same name in a registry that the node asks first runs their program in the container.',
  why: 'The container runtime of the node decides where a short name leads. Most take it to Docker Hub, some try a list of registries.',
  remedy: 'Write the registry in front, as in `docker.io/library/nginx:1.29.1`.',
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    'https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md',
  ],
  aliases: [],
  profile: 'strict',
  on: 'container',
  evaluate: (container) => {
    const image = writtenImage(container);
    if (image === undefined || image.registry !== undefined) return undefined;
    return {
      at: container.fields.pointer('image'),
      message: `container \`${container.name}\` runs \`${image.text}\`: which registry that is depends on the node`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the nodes take it from Docker Hub now: `crictl images` on a node that runs it shows the full name.',
    edits: ({ at }, pod) => {
      const container = containerAt(pod, at);
      const image = container && writtenImage(container);
      if (image === undefined) return [];
      const path = image.repository.includes('/') ? image.text : `library/${image.text}`;
      return [{ op: 'set', at, value: `docker.io/${path}` }];
    },
  },
};

import type { ContainerCheck } from '../../check.ts';
import { isFloating, writtenImage } from '../written-image.ts';

export const imageTagMutable: ContainerCheck = {
  id: 'image-tag-mutable',
  title: 'Image has no tag, or `latest`',
  severity: 'medium',
  gain: 'Whoever can push to the repository changes what runs, at the next start of any pod.',
  why: 'The tag `latest` moves with every push, so two pods of one workload may run different programs, and nobody can say which one ran yesterday.',
  remedy: 'Name a version, as in `registry.example.com/shop/web:1.4.2`, or better a digest.',
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  aliases: [
    'kube-linter:latest-tag',
    'trivy:KSV-0013',
    'checkov:CKV_K8S_14',
    'polaris:tagNotSpecified',
    'kube-score:container-image-tag',
    'monokle:KSV013',
    'kics:583053b7-e632-46f0-b989-f81ff8045385',
    'kubeaudit:image',
  ],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    const image = writtenImage(container);
    if (image === undefined || !isFloating(image)) return undefined;
    return {
      at: container.fields.pointer('image'),
      message: `container \`${container.name}\` runs \`${image.text}\`: ${image.tag === undefined ? 'no tag means `latest`' : '`latest` is another image after each push'}`,
    };
  },
};

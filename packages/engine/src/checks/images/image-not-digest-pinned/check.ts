import type { ContainerCheck } from '../../check.ts';
import { writtenImage } from '../written-image.ts';

export const imageNotDigestPinned: ContainerCheck = {
  id: 'image-not-digest-pinned',
  title: 'Image is not pinned by digest',
  severity: 'low',
  gain: 'Whoever can push to the repository puts another image under the same tag.',
  why: 'A tag is a label that can be moved. Only a digest names the bytes that were tested and scanned.',
  remedy:
    'Append the digest, as in `registry.example.com/shop/web:1.4.2@sha256:…`, and let a tool move it with each release.',
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    'OCI Image Format Specification: Descriptors, Digests',
  ],
  aliases: ['checkov:CKV_K8S_43', 'kics:7c81d34c-8e5a-402b-9798-9f442630e678', 'kubescape:C-0306'],
  profile: 'strict',
  impliedBy: ['image-tag-mutable'],
  on: 'container',
  evaluate: (container) => {
    if (container.image?.includes('@') === true) return undefined;
    const image = writtenImage(container);
    if (image === undefined) return undefined;
    return {
      at: container.fields.pointer('image'),
      message: `container \`${container.name}\` runs \`${image.text}\`, which is named by a tag and not by a digest`,
    };
  },
};

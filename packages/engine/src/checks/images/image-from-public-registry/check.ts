import { registryOf } from '../../../model/image.ts';
import type { ContainerCheck } from '../../check.ts';
import { writtenImage } from '../written-image.ts';

/** Registries where anybody may publish, or that publish for everybody. */
const publicRegistries: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'ghcr.io',
  'quay.io',
  'public.ecr.aws',
  'mcr.microsoft.com',
  'registry.k8s.io',
  'k8s.gcr.io',
  'gcr.io',
  'registry.gitlab.com',
  'cgr.dev',
  'lscr.io',
  'nvcr.io',
  'docker.elastic.co',
]);

export const imageFromPublicRegistry: ContainerCheck = {
  id: 'image-from-public-registry',
  title: 'Image comes from a public registry',
  severity: 'low',
  gain: 'Whoever takes over an account at the publisher gets their image into the cluster with the next pull.',
  why: 'An image in a public registry can change or vanish without your doing, and its rate limits and outages become yours.',
  remedy: 'Copy the image to a registry of your own, scan it there, and name that copy.',
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/',
    'NIST SP 800-190, 4.2 (Registry Countermeasures)',
  ],
  aliases: ['trivy:KSV-0034'],
  profile: 'strict',
  impliedBy: ['image-short-name'],
  on: 'container',
  evaluate: (container) => {
    const image = writtenImage(container);
    if (image === undefined) return undefined;
    const registry = registryOf(image);
    if (!publicRegistries.has(registry.toLowerCase())) return undefined;
    return {
      at: container.fields.pointer('image'),
      message: `container \`${container.name}\` runs \`${image.text}\` from the public registry \`${registry}\``,
      about: [registry],
    };
  },
};

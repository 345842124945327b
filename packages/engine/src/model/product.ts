import type { Container } from './container.ts';
import { parseImage, type ImageReference } from './image.ts';
import { parseVersion, type Version } from './version.ts';

/** A program that is known by the image that it is published in. */
export interface Product {
  readonly name: string;
  /** What every one of the repositories holds; cheap to look for. */
  readonly clue: string;
  /** The last parts of the repository's path; a copy elsewhere usually keeps them. */
  readonly repositories: readonly string[];
}

export const argoCd: Product = {
  name: 'Argo CD',
  clue: 'argo',
  repositories: ['argoproj/argocd', 'bitnami/argo-cd'],
};

export const grafana: Product = {
  name: 'Grafana',
  clue: 'grafana',
  repositories: ['grafana/grafana', 'grafana/grafana-oss', 'grafana/grafana-enterprise', 'bitnami/grafana'],
};

export const kyverno: Product = {
  name: 'Kyverno',
  clue: 'kyverno',
  repositories: ['kyverno/kyverno', 'bitnami/kyverno'],
};

export const ingressNginx: Product = {
  name: 'ingress-nginx',
  clue: 'ingress',
  repositories: [
    'ingress-nginx/controller',
    'ingress-nginx/controller-chroot',
    'kubernetes-ingress-controller/nginx-ingress-controller',
    'bitnami/nginx-ingress-controller',
    'rancher/nginx-ingress-controller',
  ],
};

/** The image of a container that runs the product, as far as its name tells. */
export function runsProduct(
  { image }: Container,
  { clue, repositories }: Product,
): ImageReference | undefined {
  if (image === undefined || !image.includes(clue)) return undefined;
  const reference = parseImage(image);
  if (reference === undefined) return undefined;
  const path = `/${reference.repository}`;
  return repositories.some((repository) => path.endsWith(`/${repository}`)) ? reference : undefined;
}

/** The version that a tag names; `undefined` where there is no tag or where it names none in full. */
export function versionOf({ tag }: ImageReference): Version | undefined {
  return tag === undefined ? undefined : parseVersion(tag);
}

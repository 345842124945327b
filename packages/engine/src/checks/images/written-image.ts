import type { Container } from '../../model/container.ts';
import { parseImage, type ImageReference } from '../../model/image.ts';

/**
 * The image that a container names; `undefined` where none is written, where the text is no reference (another check
 * says so), and where Istio's injector fills it in: it replaces `auto` on its own container.
 */
export function writtenImage({ name, image }: Container): ImageReference | undefined {
  if (image === undefined || (image === 'auto' && name === 'istio-proxy')) return undefined;
  return parseImage(image);
}

/** True for a reference that may name another image tomorrow without anybody moving a version. */
export function isFloating({ tag, digest }: ImageReference): boolean {
  return digest === undefined && (tag === undefined || tag === 'latest');
}

/** The registry that Kubernetes froze in April 2023, and the projects behind it. */
export function isRetired({ registry, repository }: ImageReference): boolean {
  if (registry === undefined) return false;
  const host = registry.toLowerCase();
  return host === 'k8s.gcr.io' || (host.endsWith('gcr.io') && repository.startsWith('k8s-artifacts-prod/'));
}

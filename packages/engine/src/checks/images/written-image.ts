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

/** What stands in front of the path that is the same in the new registry. */
const frozen = /^(?:k8s\.gcr\.io|(?:[a-z-]{1,40}\.)?gcr\.io\/k8s-artifacts-prod)\//iu;

/** The same image in the registry that came after the frozen one. */
export function inLivingRegistry(written: string): string {
  return written.replace(frozen, 'registry.k8s.io/');
}

const scheme = /^(?:https?|docker|oci):\/\//u;

/** What was meant by a text that is no reference for its scheme, its spaces or its capitals only; `undefined` for every other. */
export function withoutSlips(written: string): string | undefined {
  const text = written.trim().replace(scheme, '');
  return [text, inLowerCase(text)].find((meant) => meant !== written && parseImage(meant) !== undefined);
}

/** Registry and path in lower case; tags and digests keep theirs. */
function inLowerCase(text: string): string {
  const [name = ''] = text.split('@');
  const colon = name.lastIndexOf(':');
  const end = colon > name.lastIndexOf('/') ? colon : name.length;
  return `${text.slice(0, end).toLowerCase()}${text.slice(end)}`;
}

/** An image reference by its parts (OCI distribution specification; the grammar of `distribution/reference`). */
export interface ImageReference {
  readonly text: string;
  /** Host as written, with port; `undefined` for a short name. */
  readonly registry: string | undefined;
  /** Path without registry, tag and digest, as written. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const component = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/u;
const host =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/u;
const tagText = /^\w[\w.-]{0,127}$/u;
/** The digests of the OCI image specification that `distribution/reference` knows. */
const digestText = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/u;
/** What a registry may take for the identifier of an image and not for its name. */
const identifier = /^[0-9a-f]{64}$/u;
const longestReference = 4096;
const longestRepository = 255;

/** The parts of an image reference; `undefined` where the text is none. Several checks ask for that of one container in a row. */
export function parseImage(text: string): ImageReference | undefined {
  if (text !== last?.text) last = { text, image: readImage(text) };
  return last.image;
}

let last: { readonly text: string; readonly image: ImageReference | undefined } | undefined;

function readImage(text: string): ImageReference | undefined {
  if (text.length === 0 || text.length > longestReference) return undefined;
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const registry = isHost(first) ? first : undefined;
  const rest = registry === undefined ? named : named.slice(slash + 1);
  const colon = rest.lastIndexOf(':');
  const repository = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  if (registry !== undefined && !host.test(registry)) return undefined;
  if (digest !== undefined && !digestText.test(digest)) return undefined;
  if (tag !== undefined && !tagText.test(tag)) return undefined;
  if (repository.length > longestRepository || identifier.test(text)) return undefined;
  if (!repository.split('/').every((part) => component.test(part))) return undefined;
  return { text, registry, repository, tag, digest };
}

function isHost(first: string): boolean {
  return first === 'localhost' || first.includes('.') || first.includes(':') || /[A-Z]/u.test(first);
}

/** The registry that a runtime asks: a short name goes to Docker Hub. */
export function registryOf(image: ImageReference): string {
  return image.registry ?? 'docker.io';
}

/** The pull policy that the API server fills in: Always for `latest` (exact case) or neither tag nor digest. */
export function defaultPullPolicy(image: ImageReference): 'Always' | 'IfNotPresent' {
  if (image.tag === 'latest') return 'Always';
  return image.tag === undefined && image.digest === undefined ? 'Always' : 'IfNotPresent';
}

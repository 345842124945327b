import { registryOf, type ImageReference } from '../../model/image.ts';

const dockerHub = 'docker.io';
const dockerHubHosts: ReadonlySet<string> = new Set([dockerHub, 'index.docker.io', 'registry-1.docker.io']);

/**
 * The first entry of a list that an image lies under. An entry is a host, with or without the first parts of a path
 * (`registry.example.com/shop`); `*.` in front of a host stands for any name below it. Hosts and parts of paths are
 * compared whole, so `registry.example.com` does not cover `registry.example.com.evil.example`.
 */
export function entryFor(image: ImageReference, entries: readonly string[]): string | undefined {
  const host = hostOf(registryOf(image));
  const isOfficial = host === dockerHub && !image.repository.includes('/');
  const path = isOfficial ? `library/${image.repository}` : image.repository;
  return entries.find((entry) => covers(entry, host, path));
}

function covers(entry: string, host: string, path: string): boolean {
  const trimmed = entry.endsWith('/') ? entry.slice(0, -1) : entry;
  if (trimmed === '') return false;
  const slash = trimmed.indexOf('/');
  const first = slash < 0 ? trimmed : trimmed.slice(0, slash);
  if (!namesHost(first)) return host === dockerHub && isBelow(path, trimmed);
  if (!isHost(host, hostOf(first))) return false;
  return slash < 0 || isBelow(path, trimmed.slice(slash + 1));
}

/** Otherwise the entry is a path on Docker Hub, as in an image reference. */
function namesHost(first: string): boolean {
  return first.includes('.') || first.includes(':') || first === 'localhost';
}

function isHost(host: string, wanted: string): boolean {
  return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
}

function isBelow(path: string, parts: string): boolean {
  return path === parts || path.startsWith(`${parts}/`);
}

function hostOf(registry: string): string {
  const host = registry.toLowerCase();
  return dockerHubHosts.has(host) ? dockerHub : host;
}

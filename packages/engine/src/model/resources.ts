import type { Container } from './container.ts';
import type { Pod } from './pod.ts';
import { parseQuantity } from './quantity.ts';

/** A resource that a container asks for or is held to. */
export type ResourceName = 'cpu' | 'memory' | 'ephemeral-storage';

/** A quantity that counts for a container, and whether it stands on the container itself. */
export interface Allotment {
  readonly quantity: string;
  readonly origin: 'request' | 'limit' | 'pod';
}

/** The first minor whose API server reads `spec.resources` by default (KEP-2837). */
export const podLevelResourcesSince = 34;

/**
 * The request that counts for a container: its own, else its own limit (the API server copies it), else what the pod
 * as a whole asks for. A written 0 is no request, and it keeps the limit from being copied.
 */
export function requestOf(
  pod: Pod,
  container: Container,
  name: ResourceName,
  minor: number,
): Allotment | undefined {
  const own = container.requests.get(name);
  if (own !== undefined && !isZero(own)) return { quantity: own, origin: 'request' };
  const limit = own === undefined ? container.limits.get(name) : undefined;
  if (limit !== undefined && !isZero(limit)) return { quantity: limit, origin: 'limit' };
  return ofPod(pod, pod.requests.get(name) ?? pod.limits.get(name), name, minor);
}

/** True where a limit is written that is no quantity, so that nobody can say what the request comes to. */
export function hasUnreadableLimit({ at, fields }: Container, name: ResourceName): boolean {
  return fields.malformed.has(`${at}/resources/limits/${name}`);
}

/** The limit that counts for a container: its own, else the one of the pod as a whole. A limit of 0 limits nothing. */
export function limitOf(
  pod: Pod,
  container: Container,
  name: ResourceName,
  minor: number,
): Allotment | undefined {
  const own = container.limits.get(name);
  if (own !== undefined && !isZero(own)) return { quantity: own, origin: 'limit' };
  return ofPod(pod, pod.limits.get(name), name, minor);
}

/** `spec.resources` knows no local storage, and a Windows pod may not have it. */
function ofPod(
  pod: Pod,
  quantity: string | undefined,
  name: ResourceName,
  minor: number,
): Allotment | undefined {
  if (quantity === undefined || isZero(quantity)) return undefined;
  if (minor < podLevelResourcesSince || name === 'ephemeral-storage' || pod.isWindows) return undefined;
  return { quantity, origin: 'pod' };
}

/** True for a quantity of nothing. */
export function isZero(quantity: string): boolean {
  const first = quantity.charCodeAt(0);
  return (first < one || first > nine) && parseQuantity(quantity) === 0;
}

/** Nearly every quantity begins with a digit other than 0, and is then not nothing. */
const one = 0x31;
const nine = 0x39;

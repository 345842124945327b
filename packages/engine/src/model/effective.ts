import type { Container, Profile, SelinuxOptions, SharedSecurity } from './container.ts';
import type { Pod } from './pod.ts';
import { escapeToken } from './pointer.ts';

/**
 * What the API server and the kubelet would act on, and where it comes from: written on the container, inherited from
 * the pod, or the default of Kubernetes. `at` is the field that decides, or for a default the field to write.
 */
export interface Effective<T> {
  readonly value: T;
  readonly origin: 'container' | 'pod' | 'default';
  readonly at: string;
}

/** `runAsNonRoot`: the container's, else the pod's; `undefined` leaves it to the image. */
export function effectiveRunAsNonRoot(pod: Pod, container: Container): Effective<boolean | undefined> {
  return inherit(pod, container, 'runAsNonRoot');
}

/** `runAsUser`: the container's, else the pod's; `undefined` leaves it to the image. */
export function effectiveRunAsUser(pod: Pod, container: Container): Effective<number | undefined> {
  return inherit(pod, container, 'runAsUser');
}

/** `runAsGroup`: the container's, else the pod's; `undefined` leaves it to the image. */
export function effectiveRunAsGroup(pod: Pod, container: Container): Effective<number | undefined> {
  return inherit(pod, container, 'runAsGroup');
}

/** `seccompProfile`: the container's replaces the pod's as a whole; `undefined` acts as `Unconfined`. */
export function effectiveSeccompProfile(pod: Pod, container: Container): Effective<Profile | undefined> {
  return inherit(pod, container, 'seccompProfile');
}

/** `seLinuxOptions`: the container's replaces the pod's as a whole. */
export function effectiveSeLinuxOptions(
  pod: Pod,
  container: Container,
): Effective<SelinuxOptions | undefined> {
  return inherit(pod, container, 'seLinuxOptions');
}

/** The prefix of the AppArmor annotation that came before the field; the container's name follows. */
export const appArmorAnnotationPrefix = 'container.apparmor.security.beta.kubernetes.io/';

/** AppArmor has three places: the container's field, then the old annotation, then the pod's field. */
export function effectiveAppArmorProfile(pod: Pod, container: Container): Effective<Profile | undefined> {
  const key = `${appArmorAnnotationPrefix}${container.name}`;
  const type = appArmorType(pod.annotations.get(key) ?? '');
  if (container.security.appArmorProfile !== undefined || type === undefined) {
    return inherit(pod, container, 'appArmorProfile');
  }
  const at = `${pod.metadataAt}/annotations/${escapeToken(key)}`;
  return { value: { at, type }, origin: 'pod', at };
}

/** What the API server makes of the annotation; an empty one, or one with no name of a profile, it passes over. */
function appArmorType(annotation: string): string | undefined {
  switch (annotation) {
    case '':
    case 'localhost/':
      return undefined;
    case 'runtime/default':
      return 'RuntimeDefault';
    case 'unconfined':
      return 'Unconfined';
    default:
      return annotation.startsWith('localhost/') ? 'Localhost' : annotation;
  }
}

type SharedField =
  | 'runAsNonRoot'
  | 'runAsUser'
  | 'runAsGroup'
  | 'seccompProfile'
  | 'appArmorProfile'
  | 'seLinuxOptions';

function inherit<K extends SharedField>(
  pod: Pod,
  container: Container,
  key: K,
): Effective<SharedSecurity[K]> {
  const own: SharedSecurity = container.security;
  if (own[key] !== undefined) return { value: own[key], origin: 'container', at: `${own.at}/${key}` };
  const shared: SharedSecurity = pod.security;
  const isInherited = shared[key] !== undefined;
  return {
    value: shared[key],
    origin: isInherited ? 'pod' : 'default',
    at: `${isInherited ? shared.at : own.at}/${key}`,
  };
}

/**
 * A capability as the runtime takes it: upper case, without the `CAP_` that containerd puts in front itself
 * (`CAP_NET_RAW` therefore names nothing there). Pod Security compares the written text instead.
 */
export function runtimeCapability(written: string): string {
  return written.toUpperCase();
}

/** What containerd's order leaves: ALL added, ALL dropped, names added, names dropped. */
export function keepsCapability(container: Container, capability: string, isDefault: boolean): boolean {
  const added = container.security.capabilitiesAdded.map(runtimeCapability);
  const dropped = container.security.capabilitiesDropped.map(runtimeCapability);
  if (dropped.includes(capability)) return false;
  if (added.includes(capability)) return true;
  if (dropped.includes('ALL')) return false;
  return isDefault || added.includes('ALL');
}

/** A sentence on where a value comes from, for messages and evidence. */
export function originOf(effective: Effective<unknown>, field: string, container: Container): string {
  switch (effective.origin) {
    case 'container':
      return `\`${field}\` is set on container \`${container.name}\``;
    case 'pod':
      return `\`${field}\` is not set on container \`${container.name}\`; it is inherited from the pod`;
    case 'default':
      return `\`${field}\` is set neither on container \`${container.name}\` nor on the pod`;
  }
}

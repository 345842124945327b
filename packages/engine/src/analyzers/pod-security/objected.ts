import type { Container, SharedSecurity } from '../../model/container.ts';
import type { Pod } from '../../model/pod.ts';
import type { Objected } from './control.ts';

const none: readonly Objected[] = [];

/** What `find` notes about the containers of a pod, in visiting order; nothing is allocated for a pod that is in order. */
export function objectedContainers(
  pod: Pod,
  find: (container: Container) => Objected | undefined,
): readonly Objected[] {
  let found: Objected[] | undefined;
  for (const container of pod.containers) {
    const objected = find(container);
    if (objected === undefined) continue;
    if (found === undefined) found = [objected];
    else found.push(objected);
  }
  return found ?? none;
}

/** The same for what a container holds several of, such as ports. */
export function objectedParts<T>(
  pod: Pod,
  parts: (container: Container) => readonly T[],
  find: (part: T, container: Container, index: number) => Objected | undefined,
): readonly Objected[] {
  let found: Objected[] | undefined;
  for (const container of pod.containers) {
    const list = parts(container);
    for (let index = 0; index < list.length; index++) {
      const part = list[index];
      const objected = part === undefined ? undefined : find(part, container, index);
      if (objected !== undefined) (found ??= []).push(objected);
    }
  }
  return found ?? none;
}

/** The same for a field that may stand on the pod and on its containers; the pod comes first. */
export function objectedAnywhere(
  pod: Pod,
  find: (security: SharedSecurity, container: Container | undefined) => Objected | undefined,
): readonly Objected[] {
  const onPod = find(pod.security, undefined);
  const onContainers = objectedContainers(pod, (container) => find(container.security, container));
  return onPod === undefined ? onContainers : [onPod, ...onContainers];
}

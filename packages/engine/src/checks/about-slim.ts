import type { SlimResource } from '../snapshot/slim.ts';

/** True for a resource that holds a pod. */
export function holdsPod({ pod }: SlimResource): boolean {
  return pod !== undefined;
}

/** True for a resource that names others. */
export function namesOthers({ references }: SlimResource): boolean {
  return references.length > 0;
}

/** True for a resource that holds a pod, and for a namespace. */
export function isNamespaceOrHoldsPod({ kindName, pod }: SlimResource): boolean {
  return pod !== undefined || kindName === 'Namespace';
}

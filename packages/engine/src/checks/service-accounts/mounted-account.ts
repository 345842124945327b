import type { AccountRef } from '../../model/rbac.ts';
import type { SlimResource } from '../../snapshot/slim.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';

/** The service account whose token a pod mounts, whoever decides that: the pod, else the account, else the default. */
export function mountedAccount({ pod, namespace }: SlimResource, snapshot: Snapshot): AccountRef | undefined {
  if (pod === undefined || pod.automountServiceAccountToken === false) return undefined;
  // An operator may name one.
  if (pod.serviceAccountName === undefined && pod.completed?.isPartial === true) return undefined;
  const name = pod.serviceAccountName ?? 'default';
  if (pod.automountServiceAccountToken === undefined) {
    const details = snapshot.find('ServiceAccount', namespace, name)?.details;
    if (details?.of === 'service-account' && details.automountServiceAccountToken === false) return undefined;
  }
  return { namespace, name };
}

/** A service account as messages name it: `shop/web`. */
export function accountText({ namespace, name }: AccountRef): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

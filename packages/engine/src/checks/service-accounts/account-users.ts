import type { AccountRef } from '../../model/rbac.ts';
import type { PodResource, SlimResource } from '../../snapshot/slim.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';

/** The workloads whose pods run as a service account, in the order of the manifests. */
export function usersOf({ namespace, name }: AccountRef, snapshot: Snapshot): readonly PodResource[] {
  const users = snapshot
    .referrersTo({ kindName: 'ServiceAccount', namespace, name })
    .flatMap(({ from, reference }) => (reference.use === 'account' && holdsPod(from) ? from : []));
  // A custom resource may name it once for each of its pods.
  return [...new Set(users)];
}

/** The first of them, without a look at the others. */
export function firstUserOf({ namespace, name }: AccountRef, snapshot: Snapshot): SlimResource | undefined {
  return snapshot
    .referrersTo({ kindName: 'ServiceAccount', namespace, name })
    .find(({ from, reference }) => reference.use === 'account' && from.pod !== undefined)?.from;
}

function holdsPod(resource: { readonly pod: unknown }): resource is PodResource {
  return resource.pod !== undefined;
}

import type { KindName } from '../../model/resource.ts';
import type { SlimResource } from '../../snapshot/slim.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';

/** Namespaces that the platform fills and looks after. */
const platform = /^(?:default|kube-|openshift)/u;

/**
 * True for a namespace with workloads and without any object of a kind. Manifests that hold the Namespace itself are taken
 * to hold what belongs to it; where a part of them could not be read, nothing is lacking.
 */
export function lacks({ name }: SlimResource, kindName: KindName, snapshot: Snapshot): boolean {
  if (!snapshot.isWhole || platform.test(name)) return false;
  return snapshot.inNamespace(kindName, name).length === 0 && snapshot.podsIn(name).length > 0;
}

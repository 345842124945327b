import type { AccountRef, Binding } from '../../model/rbac.ts';
import type { SlimResource } from '../../snapshot/slim.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { givenRules, type GivenRule } from './given-rules.ts';

/** A binding of a service account, and what it gives. */
export interface Holding {
  readonly binding: SlimResource;
  readonly details: Binding;
  readonly rules: readonly GivenRule[];
}

/** What the bindings among the manifests give to a service account. */
export function holdingsOf(account: AccountRef, snapshot: Snapshot): readonly Holding[] {
  return snapshot.bindingsOf(account).flatMap((binding) => {
    const { details, namespace } = binding;
    if (details?.of !== 'binding') return [];
    return { binding, details, rules: givenRules(details.roleRef, namespace, snapshot) };
  });
}

/** How far a binding reaches, as text. */
export function reachOf({ binding: { namespace }, details: { isClusterWide } }: Holding): string {
  if (isClusterWide) return 'in the whole cluster';
  return namespace === undefined ? 'in its namespace' : `in namespace \`${namespace}\``;
}

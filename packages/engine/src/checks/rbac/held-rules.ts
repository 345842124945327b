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

/** What the bindings among the manifests give to a service account; worked out once, as every pod of it asks. */
export function holdingsOf(account: AccountRef, snapshot: Snapshot): readonly Holding[] {
  const known = holdings.get(snapshot) ?? new Map<string, readonly Holding[]>();
  holdings.set(snapshot, known);
  const key = `${account.namespace ?? ''}\n${account.name}`;
  const held = known.get(key) ?? lookUp(account, snapshot);
  known.set(key, held);
  return held;
}

const holdings = new WeakMap<Snapshot, Map<string, readonly Holding[]>>();

function lookUp(account: AccountRef, snapshot: Snapshot): readonly Holding[] {
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

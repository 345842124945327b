import type { AccountRef } from '../model/rbac.ts';
import type { KindName } from '../model/resource.ts';
import type { SlimResource } from './slim.ts';

/** All resources of one repository or cluster at one moment, with the look-ups that relations need. */
export interface Snapshot {
  readonly resources: readonly SlimResource[];
  /** The resource of a kind by namespace (`undefined` for cluster-wide kinds) and name. */
  readonly find: (
    kindName: KindName,
    namespace: string | undefined,
    name: string,
  ) => SlimResource | undefined;
  /** True where a binding gives a role to the service account; a namespace that is not known fits any. */
  readonly isBound: (account: AccountRef) => boolean;
  /** The resources that hold a pod and are known to lie in a namespace. */
  readonly podsIn: (namespace: string) => readonly SlimResource[];
}

/** Indexes slim resources; each index is made when it is first asked for. */
export function takeSnapshot(resources: readonly SlimResource[]): Snapshot {
  const byName = lazily(
    () => new Map(resources.map((slim) => [keyOf(slim.kindName, slim.namespace, slim.name), slim])),
  );
  const pods = lazily(() =>
    Map.groupBy(
      resources.filter((slim) => slim.pod !== undefined),
      (slim) => slim.namespace,
    ),
  );
  const bound = lazily(() => {
    const accounts = resources.flatMap(({ boundAccounts }) => boundAccounts);
    return {
      names: new Set(accounts.map(({ name }) => name)),
      placed: new Set(accounts.map(({ namespace, name }) => accountKey(namespace, name))),
    };
  });
  return {
    resources,
    find: (kindName, namespace, name) => byName().get(keyOf(kindName, namespace, name)),
    isBound: ({ namespace, name }) =>
      namespace === undefined
        ? bound().names.has(name)
        : bound().placed.has(accountKey(namespace, name)) || bound().placed.has(accountKey(undefined, name)),
    podsIn: (namespace) => pods().get(namespace) ?? [],
  };
}

function keyOf(kindName: KindName, namespace: string | undefined, name: string): string {
  return `${kindName}\n${namespace ?? ''}\n${name}`;
}

function accountKey(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}\n${name}`;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

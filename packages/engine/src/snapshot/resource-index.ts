import { memoized } from '../model/memoized.ts';
import type { KindName } from '../model/resource.ts';
import type { SlimResource } from './slim.ts';

/** The resources by kind, namespace and name. */
export interface ResourceIndex {
  readonly ofKind: (kindName: KindName) => readonly SlimResource[];
  readonly inNamespace: (kindName: KindName, namespace: string | undefined) => readonly SlimResource[];
  /** The last of those that have the same kind, namespace and name. */
  readonly find: (
    kindName: KindName,
    namespace: string | undefined,
    name: string,
  ) => SlimResource | undefined;
  readonly named: (kindName: KindName, name: string) => readonly SlimResource[];
}

/**
 * Indexes resources, each kind when it is first asked for. Maps in maps: to put a text together for every look-up would
 * cost several times as much.
 */
export function makeResourceIndex(resources: readonly SlimResource[]): ResourceIndex {
  const byKind = Map.groupBy(resources, ({ kindName }) => kindName);
  const ofKind = (kindName: KindName): readonly SlimResource[] => byKind.get(kindName) ?? none;
  const byNamespace = memoized((kindName: KindName) => Map.groupBy(ofKind(kindName), namespaceOf));
  const byName = memoized((kindName: KindName) => Map.groupBy(ofKind(kindName), ({ name }) => name));
  const byIdentity = memoized((kindName: KindName) => namesByNamespace(ofKind(kindName)));
  return {
    ofKind,
    inNamespace: (kindName, namespace = '') => byNamespace(kindName).get(namespace) ?? none,
    find: (kindName, namespace = '', name) => byIdentity(kindName).get(namespace)?.get(name),
    named: (kindName, name) => byName(kindName).get(name) ?? none,
  };
}

const none: readonly SlimResource[] = [];

function namespaceOf({ namespace = '' }: SlimResource): string {
  return namespace;
}

function namesByNamespace(
  resources: readonly SlimResource[],
): ReadonlyMap<string, ReadonlyMap<string, SlimResource>> {
  const namespaces = new Map<string, Map<string, SlimResource>>();
  for (const slim of resources) {
    const namespace = namespaceOf(slim);
    const names = namespaces.get(namespace);
    if (names === undefined) namespaces.set(namespace, new Map([[slim.name, slim]]));
    else names.set(slim.name, slim);
  }
  return namespaces;
}

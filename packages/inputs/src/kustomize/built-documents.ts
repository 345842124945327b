import {
  kindNameOf,
  placedDocuments,
  resourcesOf,
  type JsonValue,
  type PlacedDocument,
  type Source,
} from '@plimsoll/engine';

import type { Expansion } from './expand.ts';
import { presentKind, presentName, type Instance } from './instance.ts';

/** A document of a build, and the object that it became of; `undefined` where that is not known. */
export interface BuiltDocument {
  readonly document: PlacedDocument;
  readonly instance: Instance | undefined;
}

/** The documents of what was built, and what they became of. */
export function builtDocuments(source: Source, { instances }: Expansion): readonly BuiltDocument[] {
  const find = instanceFinder(instances);
  return placedDocuments(source).documents.map((document) => ({
    document,
    instance: find(document.value, source.uri),
  }));
}

function kindOf(instance: Instance): string {
  return kindNameOf({ group: instance.group, kind: presentKind(instance) });
}

/** Finds the object that a built document became of: by kind, name and namespace as they are by the end. */
function instanceFinder(
  instances: readonly Instance[],
): (value: JsonValue, uri: string) => Instance | undefined {
  const present = instances.filter(({ isDeleted }) => !isDeleted);
  const byName = Map.groupBy(present, (one) => `${kindOf(one)} ${presentName(one)}`);
  const byKind = Map.groupBy(present, kindOf);
  const taken = new Set<Instance>();
  return (value, uri) => {
    const [resource] = resourcesOf(value, uri);
    if (resource === undefined) return undefined;
    const kindName = kindNameOf(resource);
    const { name, namespace } = resource;
    const hashless = name.replace(/-[a-z0-9]{10}$/u, '');
    const named = [
      ...(byName.get(`${kindName} ${name}`) ?? []),
      ...(byName.get(`${kindName} ${hashless}`) ?? []).filter(({ isGenerated }) => isGenerated),
    ];
    const candidates =
      named.length > 0
        ? named
        : (byKind.get(kindName) ?? []).filter(({ names }) =>
            names.some((one) => one !== '' && name.includes(one)),
          );
    const free = candidates.filter((one) => !taken.has(one));
    const found = free.find(({ namespaces }) => namespaces.at(-1) === namespace) ?? free[0] ?? candidates[0];
    if (found !== undefined) taken.add(found);
    return found;
  };
}

import {
  companionName,
  companionText,
  isObject,
  valueAt,
  type JsonObject,
  type JsonValue,
} from '@plimsoll/engine';

import type { Option } from '../../render/place/candidates.ts';
import { prefixOf, uriOf } from '../../uri.ts';
import type { BuiltDocument } from '../built-documents.ts';
import { reachedFrom, type Graph, type Node } from '../graph.ts';
import { textAt } from '../members.ts';
import { folderOf } from '../origin.ts';
import { routeTo } from '../route.ts';
import { builtName } from './names.ts';
import { enteredAs } from './overlay.ts';

/** Where new objects can be listed. */
export interface Surroundings {
  readonly root: Node;
  readonly graph: Pick<Graph, 'nodes'>;
  readonly cwd: string;
  /** Whether only the root itself is to be changed. */
  readonly isRootOnly: boolean;
}

/**
 * The ways to have a new object built beside another one: in a file of its own, listed where the other one comes from, or else in the
 * root. The object is given as it is to be built; what kustomizations add to it on the way is left out.
 */
export function waysToAdd(
  resource: JsonObject,
  beside: BuiltDocument,
  surroundings: Surroundings,
): readonly Option[] {
  const { root, isRootOnly } = surroundings;
  const home = isRootOnly ? undefined : homeOf(beside, surroundings);
  const places = home === undefined || home.node === root ? [] : [home];
  return [...places, rootPlace(beside, root)].map((place) =>
    added(asWritten(resource, beside, place), place.node),
  );
}

/** A kustomization that can list an object, and what another object is called there. */
interface ListingPlace {
  readonly node: Node;
  readonly name: string;
  /** The namespace to write; `undefined` where none is written. */
  readonly namespace: string | undefined;
}

/** The kustomization that lists the file of an object. */
function homeOf(
  { instance, document }: BuiltDocument,
  { root, graph, cwd }: Surroundings,
): ListingPlace | undefined {
  const [first] = instance?.steps ?? [];
  const [name] = instance?.names ?? [];
  if (first === undefined || name === undefined) return undefined;
  const file = first(routeTo(document.value, ''), undefined)?.location.uri;
  const written = first(routeTo(document.value, '/metadata/namespace'), undefined);
  const node = [...reachedFrom(root, graph)].find(({ links }) =>
    links.some(
      (link) => link.kind === 'file' && link.reference.role === 'resource' && uriOf(cwd, link.path) === file,
    ),
  );
  if (node === undefined) return undefined;
  const namespace = written?.depth === 2 && typeof written.value === 'string' ? written.value : undefined;
  return { node, name, namespace };
}

function rootPlace(beside: BuiltDocument, root: Node): ListingPlace {
  const isSet = textAt(root.kustomization.root, 'namespace') !== undefined;
  const { value } = beside.document;
  const metadata = isObject(value) ? valueAt(value, 'metadata') : undefined;
  const namespace = isObject(metadata) ? valueAt(metadata, 'namespace') : undefined;
  return {
    node: root,
    name: enteredAs(beside, root).name,
    namespace: isSet || typeof namespace !== 'string' ? undefined : namespace,
  };
}

/** An object before the kustomizations change its name and namespace as they change those of the one beside it. */
function asWritten(
  resource: JsonObject,
  beside: BuiltDocument,
  { name, namespace }: ListingPlace,
): JsonObject {
  const metadata = valueAt(resource, 'metadata');
  if (!isObject(metadata)) return resource;
  const own = valueAt(metadata, 'name');
  const renamed = typeof own === 'string' ? own.replace(builtName(beside), () => name) : (own ?? null);
  const entries = Object.entries(metadata).flatMap(
    ([key, value]): readonly (readonly [string, JsonValue])[] => {
      if (key === 'name') return [[key, renamed]];
      if (key !== 'namespace') return [[key, value]];
      return namespace === undefined ? [] : [[key, namespace]];
    },
  );
  return { ...resource, metadata: Object.fromEntries(entries) };
}

function added(resource: JsonObject, { kustomization: { uri } }: Node): Option {
  const name = companionName(resource);
  return [
    { kind: 'file', uri: prefixOf(folderOf(uri)) + name, text: companionText(resource) },
    { kind: 'entry', uri, list: '/resources', item: name },
  ];
}

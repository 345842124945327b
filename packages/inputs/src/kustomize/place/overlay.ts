import { isObject, valueAt, type Change, type JsonObject, type JsonValue } from '@plimsoll/engine';

import { candidatesOf, type Option } from '../../render/place/candidates.ts';
import type { Wish } from '../../render/place/wishes.ts';
import { prefixOf, uriOf } from '../../uri.ts';
import type { BuiltDocument } from '../built-documents.ts';
import type { Node } from '../graph.ts';
import { textAt } from '../members.ts';
import { folderOf } from '../origin.ts';
import { builtName, underNames } from './names.ts';
import { patchEditFor, patchFieldFor } from './patch-way.ts';
import { writtenWays } from './written-ways.ts';

/** A kustomization that is to hold by itself whatever is changed in what it builds. */
export interface Overlay {
  readonly root: Node;
  readonly cwd: string;
  readonly documents: readonly BuiltDocument[];
}

/** True for the folder of a kustomization that people call so: by its path or by its last part. */
export function isOverlayCalled(folder: string, name: string): boolean {
  const plain = name.replace(/^(?:\.\/+)+/u, '').replace(/\/+$/u, '');
  return folder === (plain === '' ? '.' : plain) || folder.slice(folder.lastIndexOf('/') + 1) === plain;
}

/**
 * The ways to make wishes about a built object true in the folder of an overlay alone, its bases staying as they are: where the
 * overlay itself writes the field, else in a patch of its own for the object.
 */
export function overlayWays(
  wishes: readonly Wish[],
  built: BuiltDocument,
  overlay: Overlay,
): readonly Option[] {
  const own = ownFiles(overlay);
  const { value } = built.document;
  if (!isObject(value)) return [];
  const target = patchTarget(value, built, overlay);
  const names = { built: builtName(built), written: enteredAs(built, overlay.root).name };
  return candidatesOf(
    wishes.map((wish) =>
      underNames(wish, names).flatMap((variant) => [
        ...ownWays(variant, built, own).slice(0, 1),
        ...patchWays(variant, value, target),
      ]),
    ),
  );
}

function ownWays(
  wish: Wish,
  { document, instance }: BuiltDocument,
  own: ReadonlySet<string>,
): readonly Option[] {
  const ways = instance === undefined ? [] : writtenWays(wish, document.value, instance);
  return ways.filter((changes) => changes.every(({ uri }) => own.has(uri)));
}

function patchWays(wish: Wish, value: JsonObject, { header, uri, entry }: PatchTarget): readonly Option[] {
  const field = patchFieldFor(wish, value);
  const operations: Option = [
    { kind: 'json-patch', uri: uri('json.yaml'), edits: [patchEditFor(wish)] },
    entry('json.yaml'),
  ];
  if (field === undefined) return [operations];
  return [[{ kind: 'merge-patch', uri: uri('yaml'), header, fields: [field] }, entry('yaml')], operations];
}

/** The files that belong to an overlay and to none of its bases. */
function ownFiles({ root, cwd }: Overlay): ReadonlySet<string> {
  const files = root.links.flatMap((link) => (link.kind === 'file' ? uriOf(cwd, link.path) : []));
  return new Set([root.kustomization.uri, ...files]);
}

/** The patches of an overlay for one object: their files, and how the kustomization lists them. */
interface PatchTarget {
  readonly header: JsonObject;
  readonly uri: (ending: PatchEnding) => string;
  readonly entry: (ending: PatchEnding) => Change;
}

/** Of a strategic merge patch, and of a JSON patch. */
type PatchEnding = 'yaml' | 'json.yaml';

function patchTarget(value: JsonObject, built: BuiltDocument, { root, documents }: Overlay): PatchTarget {
  const { uri } = root.kustomization;
  const { name, namespace } = enteredAs(built, root);
  const [apiVersion, kind] = [textIn(value, 'apiVersion') ?? '', textIn(value, 'kind') ?? ''];
  const isAlone = documents.filter((one) => isSame(one, built, root)).length === 1;
  const words = ['plimsoll', kind, ...(isAlone || namespace === undefined ? [] : [namespace]), name];
  const fileName = (ending: PatchEnding): string =>
    `${words
      .join('-')
      .toLowerCase()
      .replaceAll(/[^a-z0-9.-]+/gu, '-')}.${ending}`;
  const within = namespace === undefined ? {} : { namespace };
  const [group, version] = groupVersion(apiVersion);
  const target = { ...(group === '' ? {} : { group }), version, kind, name, ...within };
  return {
    header: { apiVersion, kind, metadata: { name, ...within } },
    uri: (ending) => prefixOf(folderOf(uri)) + fileName(ending),
    entry: (ending) => {
      const path = fileName(ending);
      return { kind: 'entry', uri, list: '/patches', item: ending === 'yaml' ? { path } : { path, target } };
    },
  };
}

function isSame(one: BuiltDocument, other: BuiltDocument, root: Node): boolean {
  const [a, b] = [one.document.value, other.document.value];
  return (
    isObject(a) &&
    isObject(b) &&
    valueAt(a, 'kind') === valueAt(b, 'kind') &&
    enteredAs(one, root).name === enteredAs(other, root).name
  );
}

function groupVersion(apiVersion: string): readonly [string, string] {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? ['', apiVersion] : [apiVersion.slice(0, slash), apiVersion.slice(slash + 1)];
}

/** What a built object is called where a kustomization begins to change it. */
export function enteredAs(
  { document: { value }, instance }: BuiltDocument,
  { kustomization: { root } }: Node,
): { readonly name: string; readonly namespace: string | undefined } {
  if (instance !== undefined) return instance.entered;
  const metadata = isObject(value) ? valueAt(value, 'metadata') : undefined;
  const [prefix, suffix] = [textAt(root, 'namePrefix') ?? '', textAt(root, 'nameSuffix') ?? ''];
  const name = textIn(metadata, 'name') ?? '';
  const start = name.startsWith(prefix) ? prefix.length : 0;
  const end = name.length - (name.endsWith(suffix) ? suffix.length : 0);
  const isSet = textAt(root, 'namespace') !== undefined;
  return { name: name.slice(start, end), namespace: isSet ? undefined : textIn(metadata, 'namespace') };
}

function textIn(map: JsonValue | undefined, key: string): string | undefined {
  const text = isObject(map) ? valueAt(map, key) : undefined;
  return typeof text === 'string' ? text : undefined;
}

import { isSameJson, parseSource, resourcesOf, type ChangedText, type Resource } from '@plimsoll/engine';
import type { Scanned } from './workbench.ts';

/** An object that a repair changes or makes, as it is applied. */
export interface ChangedObject {
  /** The file or rendered source in which it stands. */
  readonly uri: string;
  /** Which document of it, counted from 0. */
  readonly document: number;
  /** As it is; `undefined` for one that is new. */
  readonly before: Resource | undefined;
  readonly after: Resource;
}

/** The objects that differ when files are changed: those of manifests, and those that charts and overlays are rendered to. */
export function changedObjects(
  bench: Pick<Scanned, 'rendered'>,
  { files, after }: { readonly files: readonly ChangedText[]; readonly after: Scanned },
): readonly ChangedObject[] {
  const rendered = new Map(after.rendered.map(({ source }) => [source.uri, source.text]));
  const old = new Map(bench.rendered.map(({ source }) => [source.uri, source.text]));
  const plain = files.filter(({ uri }) => after.manifests.has(uri));
  return [
    ...plain.flatMap((file) => differing(file.uri, file.before, file.after)),
    ...[...rendered].flatMap(([uri, text]) => differing(uri, old.get(uri), text)),
  ];
}

function differing(uri: string, before: string | undefined, after: string): readonly ChangedObject[] {
  if (before === after) return [];
  const old = before === undefined ? [] : objectsIn(uri, before);
  return objectsIn(uri, after).flatMap((resources, document) => {
    const were = old[document] ?? [];
    return resources.flatMap((resource, index) => {
      const was = were.length === resources.length ? were[index] : were.find((one) => isSame(one, resource));
      if (was !== undefined && isSameJson(was.fields.object, resource.fields.object)) return [];
      return [{ uri, document, before: was, after: resource }];
    });
  });
}

/** The objects of each document. */
function objectsIn(uri: string, text: string): readonly (readonly Resource[])[] {
  return parseSource({ uri, text }).documents.map(({ value }) => resourcesOf(value, uri));
}

function isSame(one: Resource, other: Resource): boolean {
  return one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { itemsAt, isText, memberAt, textAt, type Member } from './members.ts';

/** Something that a kustomization names: a file, a folder with a kustomization of its own, or what lies elsewhere. */
export interface Reference {
  /** As it is written. */
  readonly path: string;
  /** Pointer of it in the kustomization. */
  readonly at: string;
  readonly role: ReferenceRole;
}

/**
 * What a reference is for. A `resource` is a manifest or a kustomization, a `component` a kustomization, a `plugin` the
 * configuration of a generator, transformer or validator, and a `part` any other file.
 */
export type ReferenceRole = 'resource' | 'component' | 'plugin' | 'part';

/** Everything that a kustomization names, in the order in which Kustomize takes it. Inline patches name nothing. */
export function referencesIn(kustomization: Member, folder: string): readonly Reference[] {
  const listed = ({ field, role }: (typeof lists)[number]): readonly Reference[] =>
    itemsAt(kustomization, field).flatMap((item) => referenceTo(item, role));
  const inline = ({ field, role }: (typeof lists)[number]): readonly Reference[] =>
    itemsAt(kustomization, field).flatMap((item) =>
      isText(item) && isInline(item.value, folder) ? [] : referenceTo(item, role),
    );
  return [
    ...lists.flatMap((list) => (list.mayBeInline ? inline(list) : listed(list))),
    ...['patches', 'patchesJson6902', 'replacements'].flatMap((field) =>
      itemsAt(kustomization, field).flatMap((item) => referenceTo(memberAt(item, 'path'), 'part')),
    ),
    ...['configMapGenerator', 'secretGenerator'].flatMap((field) =>
      itemsAt(kustomization, field).flatMap(generatorFiles),
    ),
    ...itemsAt(kustomization, 'helmCharts').flatMap((chart) => [
      ...referenceTo(memberAt(chart, 'valuesFile'), 'part'),
      ...itemsAt(chart, 'additionalValuesFiles').flatMap((item) => referenceTo(item, 'part')),
    ]),
    ...referenceTo(memberAt(memberAt(kustomization, 'openapi') ?? nothing, 'path'), 'part'),
  ];
}

/** True for text that is a manifest by itself and not the name of one, as some fields may hold either. */
export function isInline(text: string, folder: string): boolean {
  return text.includes('\n') || (/[:{]/u.test(text) && !existsSync(resolve(folder, text)) && !isUrl(text));
}

/** The file of a generator's `files` entry, which may name its key before it. */
export function fileOfEntry(entry: string): { readonly key: string | undefined; readonly path: string } {
  const equals = entry.indexOf('=');
  return equals < 0
    ? { key: undefined, path: entry }
    : { key: entry.slice(0, equals), path: entry.slice(equals + 1) };
}

/** True for a path that Kustomize would fetch from elsewhere. */
export function isRemote(path: string, folder: string): boolean {
  if (isUrl(path)) return true;
  if (existsSync(resolve(folder, path))) return false;
  return (
    /^(?:git::|gh:|github\.com[/:])/iu.test(path) ||
    /^[^/@\s]+@[^/:\s]+[:/]/u.test(path) ||
    /[?&](?:ref|version|submodules|timeout)=/u.test(path) ||
    /^[\w-]+(?:\.[\w-]+)+\/.*(?:\.git(?:\/|$)|_git\/|\/\/)/u.test(path)
  );
}

const nothing: Member = { value: null, at: '' };

/** The fields that list what they name. */
const lists: readonly {
  readonly field: string;
  readonly role: ReferenceRole;
  readonly mayBeInline: boolean;
}[] = [
  { field: 'resources', role: 'resource', mayBeInline: false },
  { field: 'bases', role: 'resource', mayBeInline: false },
  { field: 'components', role: 'component', mayBeInline: false },
  { field: 'generators', role: 'plugin', mayBeInline: true },
  { field: 'transformers', role: 'plugin', mayBeInline: true },
  { field: 'validators', role: 'plugin', mayBeInline: true },
  { field: 'patchesStrategicMerge', role: 'part', mayBeInline: true },
  { field: 'configurations', role: 'part', mayBeInline: false },
  { field: 'crds', role: 'part', mayBeInline: false },
];

function referenceTo(member: Member | undefined, role: ReferenceRole): readonly Reference[] {
  return isText(member) && member.value !== '' ? [{ path: member.value, at: member.at, role }] : [];
}

function generatorFiles(generator: Member): readonly Reference[] {
  const files = itemsAt(generator, 'files').flatMap((item) =>
    isText(item) ? referenceTo({ value: fileOfEntry(item.value).path, at: item.at }, 'part') : [],
  );
  const environments = itemsAt(generator, 'envs').flatMap((item) => referenceTo(item, 'part'));
  const env = textAt(generator, 'env');
  return [
    ...files,
    ...environments,
    ...(env === undefined ? [] : referenceTo(memberAt(generator, 'env'), 'part')),
  ];
}

function isUrl(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(path);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Generator } from './generator.ts';

interface PublishedApi {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly deprecated?: string | null;
  readonly removed?: string | null;
  readonly replacement: string;
}

interface PublishedAddOn {
  readonly component: string;
  readonly group: string;
  readonly versions: readonly string[];
  readonly kinds: readonly string[];
  readonly removed?: string | null;
  readonly replacement?: string | null;
  readonly note?: string;
}

interface Published {
  readonly kubernetes_apis: readonly PublishedApi[];
  readonly deprecated_without_removal: readonly PublishedApi[];
  readonly configuration_apis: readonly PublishedApi[];
  readonly add_ons: readonly PublishedAddOn[];
}

interface Condensed {
  readonly about: string;
  /** Group (empty for the core group), version, kind, minor that deprecates it, minor that lacks it, replacement. */
  readonly kubernetes: readonly (readonly [string, string, string, number | null, number | null, string])[];
  /** Group, version, kind, add-on, release of the add-on that lacks it, replacement. */
  readonly addOns: readonly (readonly [string, string, string, string, string, string])[];
}

const source = '../shared/facts/api-lifecycle.yaml';
const data = 'tools/data/api-lifecycle.json';
const table = 'packages/engine/src/model/api-lifecycle.generated.ts';

/** API versions that went or will go; the condensed data stays as it is where its source is absent. */
export const apiLifecycle: Generator = async (root) => {
  const published = join(root, source);
  const isPresent = existsSync(published);
  if (!isPresent) process.stderr.write(`${data}: left as it is, its source is absent\n`);
  const condensed = isPresent
    ? condense(parse(readFileSync(published, 'utf8')) as Published)
    : (JSON.parse(readFileSync(join(root, data), 'utf8')) as Condensed);
  return {
    files: new Map([
      [data, jsonOf(condensed)],
      [table, tableOf(condensed)],
    ]),
    owns: [data, table],
  };
};

function condense(published: Published): Condensed {
  const apis = [
    ...published.kubernetes_apis,
    ...published.deprecated_without_removal,
    ...published.configuration_apis,
  ];
  return {
    about:
      'Versions of Kubernetes APIs with the minors that deprecate and drop them, from the lifecycle tags of https://github.com/kubernetes/api and https://kubernetes.io/docs/reference/using-api/deprecation-guide/, and of add-ons from their release notes. Facts only.',
    kubernetes: apis.flatMap(rowsOf).toSorted(byText),
    addOns: published.add_ons.flatMap(addOnRowsOf).toSorted(byText),
  };
}

/** One row per version and kind; an entry may list several of both. */
function rowsOf(api: PublishedApi): readonly Condensed['kubernetes'][number][] {
  const deprecated = minorOf(api.deprecated);
  const removed = minorOf(api.removed);
  if (deprecated === null && removed === null) return [];
  const group = api.group === 'core' ? '' : api.group;
  return api.version
    .split(', ')
    .flatMap((version) =>
      api.kind
        .split(', ')
        .map((kind) => [group, version, kind, deprecated, removed, api.replacement] as const),
    );
}

/** What a release has already dropped for certain: no plans, nothing that differs by version, nothing unverified. */
function addOnRowsOf(addOn: PublishedAddOn): readonly Condensed['addOns'][number][] {
  const release = /^((?:controller )?\d+\.\d+)(?: \(not served\).*)?$/u.exec(addOn.removed ?? '')?.[1];
  if (release === undefined || addOn.note?.startsWith('unverified') === true) return [];
  const kinds = addOn.kinds.filter((kind) => /^[A-Z][A-Za-z]*$/u.test(kind));
  return addOn.versions.flatMap((version) =>
    kinds.map(
      (kind) => [addOn.group, version, kind, addOn.component, release, addOn.replacement ?? ''] as const,
    ),
  );
}

function minorOf(version: string | null | undefined): number | null {
  if (version === null || version === undefined) return null;
  const minor = /^1\.(\d+)$/u.exec(version)?.[1];
  if (minor === undefined) throw new Error(`\`${version}\` is no version of Kubernetes`);
  return Number(minor);
}

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  const [first, second] = [a, b].map((row) => row.slice(0, 3).join('/'));
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function jsonOf({ about, kubernetes, addOns }: Condensed): string {
  const listed = (rows: readonly unknown[]): string =>
    rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return [
    '{',
    `  "about": ${JSON.stringify(about)},`,
    '  "kubernetes": [',
    listed(kubernetes),
    '  ],',
    '  "addOns": [',
    listed(addOns),
    '  ]',
    '}',
    '',
  ].join('\n');
}

function tableOf({ about, kubernetes, addOns }: Condensed): string {
  return [
    '// Generated from `tools/data/api-lifecycle.json` by `npm run generate`; not to be edited.',
    "import type { KindName } from './resource.ts';",
    '',
    '/** A version of an API that a Kubernetes release deprecates or no longer serves. */',
    'export interface ApiLifecycle {',
    '  /** Minor of the first release that warns of it; `undefined` where none does. */',
    '  readonly deprecated: number | undefined;',
    '  /** Minor of the first release without it, past or announced. */',
    '  readonly removed: number | undefined;',
    '  readonly replacement: string;',
    '}',
    '',
    '/** A version of an API that a release of an add-on no longer serves. */',
    'export interface AddOnLifecycle {',
    '  readonly addOn: string;',
    '  readonly removed: string;',
    '  readonly replacement: string;',
    '}',
    '',
    'function api(deprecated: number | undefined, removed: number | undefined, replacement: string): ApiLifecycle {',
    '  return { deprecated, removed, replacement };',
    '}',
    '',
    'function gone(addOn: string, removed: string, replacement: string): AddOnLifecycle {',
    '  return { addOn, removed, replacement };',
    '}',
    '',
    '/**',
    ` * ${about}`,
    ' * By version, then by kind.',
    ' */',
    'export const apiLifecycles: ReadonlyMap<string, ReadonlyMap<KindName, ApiLifecycle>> = new Map([',
    ...byVersion(kubernetes, ([, , , deprecated, removed, replacement]) => {
      return `api(${deprecated ?? 'undefined'}, ${removed ?? 'undefined'}, ${JSON.stringify(replacement)})`;
    }),
    ']);',
    '',
    '/** The same of add-ons, by the release of the add-on. */',
    'export const addOnLifecycles: ReadonlyMap<string, ReadonlyMap<KindName, AddOnLifecycle>> = new Map([',
    ...byVersion(addOns, ([, , , addOn, removed, replacement]) => {
      return `gone(${[addOn, removed, replacement].map((text) => JSON.stringify(text)).join(', ')})`;
    }),
    ']);',
    '',
  ].join('\n');
}

function byVersion<T extends readonly [string, string, string, ...unknown[]]>(
  rows: readonly T[],
  valueOf: (row: T) => string,
): readonly string[] {
  return [...Map.groupBy(rows, ([, version]) => version)].flatMap(([version, held]) => [
    '  [',
    `    '${version}',`,
    '    new Map([',
    ...held.map((row) => {
      const [group, , kind] = row;
      return `      ['${group === '' ? kind : `${kind}.${group}`}', ${valueOf(row)}],`;
    }),
    '    ]),',
    '  ],',
  ]);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generator } from './generator.ts';

interface Published {
  readonly head: { readonly about: string; readonly licence: string };
  readonly resources: readonly {
    readonly group: string;
    readonly resource: string;
    readonly namespaced: boolean;
    readonly actions: readonly string[];
  }[];
}

interface Condensed {
  readonly about: string;
  readonly licence: string;
  /** Group, resource or subresource, whether it lies in a namespace, verbs. */
  readonly resources: readonly (readonly [string, string, boolean, string])[];
}

const source = '../shared/facts/openapi/kubernetes-1.29-1.36.json';
const data = 'tools/data/api-resources.json';
const table = 'packages/engine/src/model/api-resources.generated.ts';

/** RBAC verbs by what the API description calls an action; a connection takes the verb of its HTTP method. */
const verbsOf: Readonly<Record<string, readonly string[]>> = {
  get: ['get'],
  list: ['list', 'watch'],
  post: ['create'],
  put: ['update'],
  patch: ['patch'],
  delete: ['delete'],
  deletecollection: ['deletecollection'],
  connect: ['get', 'create', 'update', 'patch', 'delete'],
};

/** The resources that Kubernetes serves by itself; the condensed data stays as it is where its source is absent. */
export const apiResources: Generator = async (root) => {
  const published = join(root, source);
  const isPresent = existsSync(published);
  if (!isPresent) process.stderr.write(`${data}: left as it is, its source is absent\n`);
  const condensed = isPresent
    ? condense(JSON.parse(readFileSync(published, 'utf8')) as Published)
    : (JSON.parse(readFileSync(join(root, data), 'utf8')) as Condensed);
  return {
    files: new Map([
      [data, jsonOf(condensed)],
      [table, tableOf(condensed)],
    ]),
    owns: [data, table],
  };
};

/** One row per resource, with the verbs of all versions. */
function condense({ head, resources }: Published): Condensed {
  const rows = new Map<
    string,
    { readonly place: readonly [string, string, boolean]; readonly verbs: Set<string> }
  >();
  for (const { group, resource, namespaced, actions } of resources) {
    const key = `${group}/${resource}`;
    const row = rows.get(key) ?? { place: [group, resource, namespaced] as const, verbs: new Set<string>() };
    rows.set(key, row);
    for (const action of actions) for (const verb of verbsOf[action] ?? []) row.verbs.add(verb);
  }
  return {
    about: head.about,
    licence: head.licence,
    resources: [...rows]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { place, verbs }]) => [...place, [...verbs].toSorted().join(' ')] as const),
  };
}

function jsonOf({ about, licence, resources }: Condensed): string {
  const rows = resources.map((row) => `    ${JSON.stringify(row)}`);
  return [
    '{',
    `  "about": ${JSON.stringify(about)},`,
    `  "licence": ${JSON.stringify(licence)},`,
    '  "resources": [',
    rows.join(',\n'),
    '  ]',
    '}',
    '',
  ].join('\n');
}

function tableOf({ about, resources }: Condensed): string {
  const groups = [...Map.groupBy(resources, ([group]) => group)];
  return [
    '// Generated from `tools/data/api-resources.json` by `npm run generate`; not to be edited.',
    '',
    '/** A resource or subresource that the API server serves: whether it lies in a namespace, and the verbs it takes. */',
    'export interface ServedResource {',
    '  readonly isNamespaced: boolean;',
    '  readonly verbs: readonly string[];',
    '}',
    '',
    'function served(isNamespaced: boolean, verbs: string): ServedResource {',
    "  return { isNamespaced, verbs: verbs.split(' ') };",
    '}',
    '',
    '/**',
    ' * By API group, then by resource or `resource/subresource`.',
    ` * ${about}`,
    ' */',
    'export const servedResources: ReadonlyMap<string, ReadonlyMap<string, ServedResource>> = new Map([',
    ...groups.flatMap(([group, rows]) => [
      '  [',
      `    '${group}',`,
      '    new Map([',
      ...rows.map(
        ([, resource, namespaced, verbs]) => `      ['${resource}', served(${namespaced}, '${verbs}')],`,
      ),
      '    ]),',
      '  ],',
    ]),
    ']);',
    '',
  ].join('\n');
}

import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Generator } from './generator.ts';

/** The list of all checks, from the folders `checks/<group>/<id>/check.ts`. */
export const checkRegistry: Generator = async (root) => {
  const folder = join(root, 'packages/engine/src/checks');
  const found = globSync('*/*/check.ts', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/').split('/'))
    .map(([group = '', id = '']) => ({ group, id }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const lines = [
    '// Generated from the folders of this directory by `npm run generate`; not to be edited.',
    "import type { Check } from './check.ts';",
    ...found.map(({ group, id }) => `import { ${camelCase(id)} } from './${group}/${id}/check.ts';`),
    '',
    '/** Every check, by id. */',
    'export const checks: readonly Check[] = [',
    ...found.map(({ id }) => `  ${camelCase(id)},`),
    '];',
    '',
    '/** The group of each check: the folder it stands in. */',
    'export const groupOf: ReadonlyMap<string, string> = new Map([',
    ...found.map(({ group, id }) => `  ['${id}', '${group}'],`),
    ']);',
    '',
  ];
  const path = 'packages/engine/src/checks/index.generated.ts';
  return { files: new Map([[path, lines.join('\n')]]), owns: [path] };
};

function camelCase(id: string): string {
  return id.replaceAll(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

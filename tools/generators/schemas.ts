import { publishedSchemas } from '../../packages/cli/src/schemas/published.ts';
import type { Generator } from './generator.ts';

/** The JSON Schemas of what the command line prints, from their declarations. */
export const schemas: Generator = async () => ({
  files: new Map(
    [...publishedSchemas()].map(([name, schema]) => [`schemas/${name}.schema.json`, textOf(name, schema)]),
  ),
  owns: ['schemas/*.schema.json'],
});

function textOf(name: string, schema: object): string {
  const comment = `Generated from packages/cli/src/schemas/${name}.ts by \`npm run generate\`; not to be edited.`;
  const text = JSON.stringify(schema, undefined, 2);
  return `{ "$comment": ${JSON.stringify(comment)},\n${text.slice('{\n'.length)}\n`;
}

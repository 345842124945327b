import * as z from 'zod';
import { checksSchema } from '../../packages/cli/src/schemas/checks.ts';
import { reportSchema } from '../../packages/cli/src/schemas/report.ts';
import { resourceSchema } from '../../packages/cli/src/schemas/resource.ts';
import type { Generator } from './generator.ts';

const published: ReadonlyMap<string, z.ZodType> = new Map([
  ['report', reportSchema],
  ['checks', checksSchema],
  ['resource', resourceSchema],
]);

/** The JSON Schemas of what the command line prints, from their declarations. */
export const schemas: Generator = async () => ({
  files: new Map(
    [...published].map(([name, schema]) => [`schemas/${name}.schema.json`, jsonSchemaText(name, schema)]),
  ),
  owns: ['schemas/*.schema.json'],
});

/** Objects stay open, so that fields may be added. */
function jsonSchemaText(name: string, schema: z.ZodType): string {
  const comment = `Generated from packages/cli/src/schemas/${name}.ts by \`npm run generate\`; not to be edited.`;
  const { $schema, title, description, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const text = JSON.stringify({ $schema, title, description, ...rest }, undefined, 2);
  return `{ "$comment": ${JSON.stringify(comment)},\n${text.slice('{\n'.length)}\n`;
}

import * as z from 'zod';
import { checksSchema } from './checks.ts';
import { diffSchema } from './diff.ts';
import { policySchema } from './policy.ts';
import { driftSchema } from './drift.ts';
import { fixSchema } from './fix.ts';
import { frameworksSchema } from './frameworks.ts';
import { hardenSchema } from './harden.ts';
import { reportSchema } from './report.ts';
import { resourceSchema } from './resource.ts';

const published: ReadonlyMap<string, z.ZodType> = new Map([
  ['report', reportSchema],
  ['diff', diffSchema],
  ['checks', checksSchema],
  ['drift', driftSchema],
  ['fix', fixSchema],
  ['frameworks', frameworksSchema],
  ['harden', hardenSchema],
  ['resource', resourceSchema],
  ['policy', policySchema],
]);

/** What the command line prints for programs, as JSON Schemas by name. Objects stay open, so that fields may be added. */
export function publishedSchemas(): ReadonlyMap<string, object> {
  return new Map([...published].map(([name, schema]) => [name, jsonSchema(schema)]));
}

function jsonSchema(schema: z.ZodType): object {
  const { $schema, title, description, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema: one }) => {
      if (one.maximum === Number.MAX_SAFE_INTEGER) delete one.maximum;
    },
  });
  return { $schema, title, description, ...rest };
}

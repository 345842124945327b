import type { DiffJson } from '@plimsoll/engine';
import * as z from 'zod';
import { findingSchema, problemSchema } from './report.ts';
import { sameAs } from './same-as.ts';

const counted = z.int().min(0);

const side = z.object({
  name: z.string().describe('As it was named on the command line'),
  kind: z.enum(['path', 'report', 'revision']),
  kubernetesVersion: z.string(),
  findings: counted,
  problems: z.array(problemSchema).describe('What could not be read or judged'),
});

const diff = z.object({
  diffVersion: z.literal(1),
  tool: z.object({ name: z.literal('plimsoll'), version: z.string() }),
  before: side,
  after: side,
  summary: z.object({
    introduced: counted,
    resolved: counted,
    suppressed: counted,
    left: counted,
    uncompared: counted,
    bySeverity: z
      .object({ critical: counted, high: counted, medium: counted, low: counted, info: counted })
      .describe('Of what is introduced'),
  }),
  left: counted.describe('How many findings are there before and after'),
  introduced: z.array(findingSchema).describe('By uri, line, check and field'),
  resolved: z.array(findingSchema).describe('By uri, line, check and field'),
  suppressed: z.array(findingSchema).describe('What is still there and an exception covers now'),
  uncompared: z
    .array(findingSchema)
    .describe('What is there before, and after was not looked at or could not be told'),
});

/** What `plimsoll diff --format json` prints. */
export const diffSchema: z.ZodType = sameAs<DiffJson>()(diff).meta({
  title: 'Plimsoll difference',
  description: 'What `plimsoll diff --format json` prints; fields may be added',
});

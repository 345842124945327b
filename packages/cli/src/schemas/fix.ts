import type { FixJson } from '@plimsoll/engine';
import * as z from 'zod';
import { findingSchema } from './report.ts';
import { sameAs } from './same-as.ts';

const counted = z.int().min(0);

const edit = z.object({
  start: counted.describe('Offset in UTF-16 units'),
  end: counted.describe('Offset behind the last unit'),
  old: z.string().describe('What stands there'),
  new: z.string(),
});

const file = z.object({
  uri: z.string(),
  new: z.boolean().describe('True for a file that was not there'),
  edits: z.array(edit).describe('In the order of the text, without overlap; all mean the text as it was'),
});

const cause = z.object({
  kind: z.enum(['safe', 'unsafe']),
  uris: z.array(z.string()).describe('The files that it changes'),
  changes: z.array(z.object({ field: z.string(), do: z.string(), undo: z.string() })),
  verify: z.array(z.string()).describe('What to make sure of before; empty where it is safe'),
  findings: z.array(findingSchema).describe('What it repairs'),
});

const server = z
  .object({
    verified: counted.describe('Objects that it takes as they would be'),
    refusedBefore: counted.describe('Objects that it refuses as they are, and still'),
    unverifiable: counted.describe('Objects of which it has no means to tell'),
    reasons: z.array(z.object({ reason: z.string(), objects: counted })).describe('Why it cannot tell'),
  })
  .describe('What the API server says of changed and new objects, with `--verify-server`');

const fix = z.object({
  fixVersion: z.literal(1),
  tool: z.object({ name: z.literal('plimsoll'), version: z.string() }),
  written: z.boolean().describe('Whether the files were changed, or are only to be'),
  summary: z.object({
    causes: counted,
    files: counted,
    repaired: counted.describe('Findings that the changes take away'),
    refused: counted,
    withheld: counted,
    needing: counted,
    unfixable: counted.describe('Findings that only a person can repair'),
  }),
  proof: z
    .object({ before: counted, after: counted, server: server.optional() })
    .describe('Findings of all checks of the run, before and after the changes'),
  files: z.array(file),
  causes: z.array(cause).describe('The worst first'),
  refused: z
    .array(z.object({ finding: findingSchema, reason: z.string() }))
    .describe('What could not be changed as wanted, or would not have kept its promise'),
  withheld: z.array(findingSchema).describe('What may change how an application behaves, without `--unsafe`'),
  needing: z
    .array(z.object({ finding: findingSchema, params: z.array(z.string()) }))
    .describe('What waits for values given with `--param`'),
});

/** What `plimsoll fix --format json` prints. */
export const fixSchema: z.ZodType = sameAs<FixJson>()(fix).meta({
  title: 'Plimsoll repair',
  description: 'What `plimsoll fix --format json` prints; fields may be added',
});

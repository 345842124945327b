import { severities, type HardenJson } from '@plimsoll/engine';
import * as z from 'zod';
import { findingSchema, problemSchema } from './report.ts';
import { sameAs } from './same-as.ts';

const counted = z.int().min(0);
const severity = z.enum(severities);
const bySeverity = z.object({
  critical: counted,
  high: counted,
  medium: counted,
  low: counted,
  info: counted,
});

const standing = z.object({
  state: z
    .enum(['before', 'written', 'safe', 'all'])
    .describe('As they were, as they are after writing, with the safe edits, with all edits'),
  findings: counted,
  bySeverity,
  podSecurity: z
    .object({ workloads: counted, baseline: counted, restricted: counted })
    .describe('How many resources hold pods, and how many of them Pod Security admits at each level'),
});

const step = z.object({
  checks: z.array(z.string()).describe('The ids of the checks whose findings it repairs, the worst first'),
  severity: severity.describe('The worst of what it repairs'),
  kind: z.enum(['safe', 'unsafe']),
  title: z.string(),
  do: z.array(z.string()).describe('What is done, each way once'),
  verify: z.array(z.string()).describe('What to make sure of before; empty where it is safe'),
  edits: counted,
  command: z.string().describe('The command line that makes this step alone'),
  findings: z.array(findingSchema).describe('What it repairs'),
});

const harden = z.object({
  hardenVersion: z.literal(1),
  tool: z.object({ name: z.literal('plimsoll'), version: z.string() }),
  profiles: z.array(z.string()).describe('What the files are judged by'),
  standings: z.array(standing).describe('`before` first; states that differ in nothing are left out'),
  written: z
    .object({ edits: counted, files: z.array(z.string()), repaired: counted })
    .exactOptional()
    .describe('Absent where nothing was to be written'),
  steps: z.array(step).describe('What edits would repair and is not written, in the order of gain'),
  values: z
    .array(
      z.object({
        params: z.array(z.object({ name: z.string(), summary: z.string() })),
        findings: z.array(findingSchema),
      }),
    )
    .describe('What waits for values given with `--param`, in the order of gain'),
  left: z
    .array(
      z.object({
        check: z.string(),
        title: z.string(),
        remedy: z.string(),
        reason: z.string().exactOptional().describe('Why there is no edit although the check has a repair'),
        findings: z.array(findingSchema),
      }),
    )
    .describe('What is left for a person, in the order of gain'),
  problems: z.array(problemSchema).describe('What could not be looked at'),
});

/** What `plimsoll harden --format json` prints. */
export const hardenSchema: z.ZodType = sameAs<HardenJson>()(harden).meta({
  title: 'Plimsoll hardening',
  description: 'What `plimsoll harden --format json` prints; fields may be added',
});

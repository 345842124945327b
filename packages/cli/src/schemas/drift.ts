import { severities } from '@plimsoll/engine';
import * as z from 'zod';

const counted = z.int().min(0);
const severity = z.enum(severities);
const finding = z.object({ check: z.string(), severity, message: z.string() });

const field = z.object({
  at: z.string().describe('RFC 6901 pointer in the object'),
  repository: z.unknown().describe('Absent where the repository does not say it'),
  cluster: z.unknown().describe('Absent where the cluster does not say it'),
});

const difference = z.object({
  kind: z.enum(['changed', 'missing', 'added']).describe('Whether both sides have it, or one alone'),
  direction: z
    .enum(['weaker', 'unclear', 'stronger', 'neutral'])
    .describe('What the difference means for the security of the cluster'),
  severity,
  resource: z.object({
    apiVersion: z.string(),
    kind: z.string(),
    namespace: z.string().exactOptional(),
    name: z.string(),
  }),
  message: z.string(),
  uri: z.string().describe('In the repository, or in the cluster where only that has it'),
  line: z.int().min(1),
  fields: z.array(field),
  introduced: z.array(finding).describe('Found in the cluster alone'),
  resolved: z.array(finding).describe('Found in the repository alone'),
});

/** What `plimsoll drift --format json` prints. */
export const driftSchema: z.ZodType = z
  .object({
    driftVersion: z.literal(1),
    tool: z.object({ name: z.string(), version: z.string() }),
    summary: z.object({
      differences: counted,
      byDirection: z.object({ weaker: counted, unclear: counted, stronger: counted, neutral: counted }),
      bySeverity: z.object({
        critical: counted,
        high: counted,
        medium: counted,
        low: counted,
        info: counted,
      }),
      same: counted.describe('Objects that run as the repository says'),
      untold: counted.describe(
        'Objects of which nobody can tell, because a part of the cluster was not read',
      ),
      elsewhere: counted.describe('Objects of the cluster that lie where the repository has nothing'),
    }),
    problems: z.array(
      z.object({
        code: z.string(),
        uri: z.string(),
        line: z.int().min(1).exactOptional(),
        column: z.int().min(1).exactOptional(),
        message: z.string(),
      }),
    ),
    differences: z.array(difference),
  })
  .meta({
    title: 'Plimsoll drift',
    description: 'What `plimsoll drift --format json` prints; fields may be added',
  });

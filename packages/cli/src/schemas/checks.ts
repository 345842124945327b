import { frameworkNames, profileNames, severities, type ListedCheck } from '@plimsoll/engine';
import * as z from 'zod';
import { sameAs } from './same-as.ts';

const check = z.object({
  id: z.string(),
  title: z.string(),
  group: z.string(),
  severity: z.enum(severities),
  profiles: z.array(z.enum(profileNames)),
  aliases: z.array(z.string()).describe('Ids of other tools’ checks that this one answers for'),
  controls: z
    .array(z.object({ framework: z.enum(frameworkNames), control: z.string() }))
    .describe('What it answers in published standards'),
  fix: z.enum(['safe', 'unsafe']).nullable(),
  url: z.string().describe('The page about it, as a path from the root of the repository'),
});

/** The list that `plimsoll checks --format json` prints. */
export const checksSchema: z.ZodType = sameAs<readonly ListedCheck[]>()(z.array(check)).meta({
  title: 'Plimsoll checks',
  description: 'What `plimsoll checks --format json` prints; fields may be added',
});

import { frameworkNames, type Decided, type ListedFramework } from '@plimsoll/engine';
import * as z from 'zod';
import { sameAs } from './same-as.ts';

export const decided: z.ZodType<Decided> = z
  .enum(['automated', 'partly', 'attested'])
  .describe('By evidence alone, by evidence and a person’s statement, or by a statement alone');

const control = z.object({
  id: z.string(),
  title: z.string().describe('Ours; standards keep their own wording'),
  section: z.string(),
  level: z.int().exactOptional(),
  decided,
  checks: z.array(z.string()),
  rest: z.string().exactOptional().describe('What the checks leave open'),
  spares: z.array(z.string()).exactOptional().describe('Namespaces in which their findings do not count'),
});

const framework = z.object({
  id: z.enum(frameworkNames),
  title: z.string(),
  version: z.string(),
  source: z.string(),
  answered: z.int().min(0).describe('How many of its controls have a check'),
  controls: z.array(control),
});

/** The list that `plimsoll frameworks --format json` prints. */
export const frameworksSchema: z.ZodType = sameAs<readonly ListedFramework[]>()(z.array(framework)).meta({
  title: 'Plimsoll frameworks',
  description: 'What `plimsoll frameworks --format json` prints; fields may be added',
});

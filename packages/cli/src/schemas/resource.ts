import type { ReadResource } from '@plimsoll/engine';
import * as z from 'zod';
import { sameAs } from './same-as.ts';

const typed = z.looseObject({ apiVersion: z.string().exactOptional(), kind: z.string().exactOptional() });

const place = z.object({ uri: z.string(), line: z.int().min(1) });

/** One line that `plimsoll resources --format jsonl` prints. */
export const resourceSchema: z.ZodType = sameAs<Pick<ReadResource, 'uri' | 'line'>>()(place)
  .extend({ object: typed.describe('The type is absent in an item of a typed list such as `PodList`') })
  .meta({
    title: 'Plimsoll resource',
    description: 'One line that `plimsoll resources --format jsonl` prints; fields may be added',
  });

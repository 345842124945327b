import type { WrittenException } from '../../../model/exception.ts';
import type { Marks } from '../marks.ts';
import { foreignException } from './foreign.ts';

const source = { source: 'polaris', kind: 'annotation' } as const;
const prefix = 'polaris.fairwinds.com/';

/** Polaris reads the object itself, not its template; only the word true counts, in any case. */
export function polarisExceptions({ annotations }: Marks): readonly WrittenException[] {
  return annotations
    .filter(({ key, value }) => key.startsWith(prefix) && value.toLowerCase() === 'true')
    .flatMap((mark) => {
      const name = mark.key.slice(prefix.length);
      if (name === 'exempt') return foreignException(source, mark, { ids: undefined }) ?? [];
      if (!name.endsWith('-exempt')) return [];
      return foreignException(source, mark, { ids: [name.slice(0, -'-exempt'.length)] }) ?? [];
    });
}

import type { FindOptions } from './find-sources.ts';
import { isExcluded, newSearch } from './search.ts';

/** Tells whether the user leaves a file out, by its uri; for what is not found by walking. */
export function exclusionOf({
  cwd = process.cwd(),
  exclude = [],
  policy,
}: FindOptions): (uri: string) => boolean {
  const search = newSearch(cwd, exclude, { policy });
  return (uri) => isExcluded(search, uri);
}

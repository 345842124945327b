import { expect } from 'vitest';

import { type FindOptions, findSources } from '../src/find-sources.ts';

/** The uris that a search without problems finds. */
export function urisIn(
  cwd: string,
  paths: readonly string[] = ['.'],
  options: FindOptions = {},
): readonly string[] {
  const found = findSources(paths, { cwd, ...options });
  expect(found.problems).toEqual([]);
  return found.files.map((file) => file.uri);
}

/** The problems of a search, each as one line. */
export function problemsIn(cwd: string, paths: readonly string[] = ['.']): readonly string[] {
  return findSources(paths, { cwd }).problems.map(({ code, uri, message }) => `${code} ${uri}: ${message}`);
}

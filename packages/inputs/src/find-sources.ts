import type { InputProblem } from './input-problem.ts';
import { leftOutFiles } from './left-out.ts';
import { followLinks } from './links.ts';
import { takeNamedPath } from './named-path.ts';
import type { SourceFile } from './read-source.ts';
import { newSearch, type Search } from './search.ts';
import { byUri } from './uri.ts';

/** How files are looked for. */
export interface FindOptions {
  /** The folder that paths and uris are relative to; by default the one the process runs in. */
  readonly cwd?: string;
  /** Patterns in gitignore syntax, relative to `cwd`, for what is left out; they hold for files named themselves too. */
  readonly exclude?: readonly string[];
  /** The same of a policy, whose folder lies elsewhere: `prefix` leads from there to `cwd`. */
  readonly policy?: { readonly patterns: readonly string[]; readonly prefix: string };
  /** True for a copy of what git tracks, for which a `.gitignore` means nothing. */
  readonly isAllTracked?: boolean;
}

/** What was found, each in the order of uris. */
export interface FoundSources {
  readonly files: readonly SourceFile[];
  readonly problems: readonly InputProblem[];
  /** The manifests that ignore files leave out, by their uris; of more than a thousand not all. */
  readonly leftOut: readonly string[];
}

/**
 * From files, folders, patterns and `-` to the files to read, each once. What cannot be found, listed or followed is a
 * problem value, never an exception (a missing `cwd` aside).
 */
export function findSources(
  paths: readonly string[],
  { cwd = process.cwd(), exclude = [], ...options }: FindOptions = {},
): FoundSources {
  const search = newSearch(cwd, exclude, options);
  for (const path of new Set(paths)) takeNamedPath(search, path);
  followLinks(search);
  return {
    files: distinctFiles(search),
    problems: distinctProblems(search.problems),
    leftOut: leftOutFiles(search),
  };
}

/** A file that is found under several names is read under its own, the first in the order of uris. */
function distinctFiles(search: Search): readonly SourceFile[] {
  const byPath = new Map<string, SourceFile>();
  for (const file of [...search.files.sort(byUri), ...search.linkedFiles.sort(byUri)]) {
    if (!byPath.has(file.path)) byPath.set(file.path, file);
  }
  return [...byPath.values()].sort(byUri);
}

function distinctProblems(problems: InputProblem[]): readonly InputProblem[] {
  const seen = new Set<string>();
  const distinct = problems.filter(({ code, uri }) => seen.size < seen.add(`${code} ${uri}`).size);
  return distinct.sort((left, right) => byUri(left, right) || (left.code < right.code ? -1 : 1));
}

import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { isInputProblem, readSource, type DecodedSource, type SourceFile } from '@plimsoll/inputs';

/** The files that a repair may change: those that were found, and what lies in a folder that was given. */
export interface Territory {
  /** Where a file lies, or would lie; `undefined` where it may not be changed. */
  readonly pathOf: (uri: string) => string | undefined;
  /** A file as it was read the first time; `undefined` for one that is not there or may not be changed. */
  readonly sourceOf: (uri: string) => DecodedSource | undefined;
}

/** The territory of some paths of a command line and of what was found there. No link leads out of it. */
export function territoryOf(paths: readonly string[], found: readonly SourceFile[], cwd: string): Territory {
  const roots = paths.flatMap((path) => folderAt(resolve(cwd, path)) ?? []);
  const byUri = new Map(found.map((file) => [file.uri, file.path]));
  const pathOf = (uri: string): string | undefined => {
    const known = byUri.get(uri);
    const real = realPath(known ?? resolve(cwd, uri));
    if (real === undefined) return undefined;
    const isWithin = roots.some((root) => real.startsWith(root.endsWith(sep) ? root : `${root}${sep}`));
    return isWithin || known !== undefined ? real : undefined;
  };
  const read = new Map<string, DecodedSource | undefined>();
  return {
    pathOf,
    sourceOf: (uri) => {
      if (!read.has(uri)) read.set(uri, readAt(pathOf(uri), uri));
      return read.get(uri);
    },
  };
}

function folderAt(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true ? realpathSync.native(path) : undefined;
}

/** A path without links; of a file that is not there yet, that of its folder and its name. */
function realPath(path: string): string | undefined {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return realpathSync.native(path);
  const folder = folderAt(dirname(path));
  return folder === undefined ? undefined : join(folder, basename(path));
}

function readAt(path: string | undefined, uri: string): DecodedSource | undefined {
  if (path === undefined) return undefined;
  const source = readSource({ path, uri });
  return isInputProblem(source) ? undefined : source;
}

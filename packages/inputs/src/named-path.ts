import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

import { slashEnded } from './folder-path.ts';
import { isPattern, takePattern } from './glob.ts';
import type { InputProblem } from './input-problem.ts';
import { brokenLink } from './links.ts';
import { nearPath } from './near-name.ts';
import { STDIN } from './read-stdin.ts';
import { namedFolder } from './ruled-folder.ts';
import { isExcluded, realFolder, type Search } from './search.ts';
import { systemCode, unreadable } from './system-error.ts';
import { uriOf } from './uri.ts';
import { walkFolder } from './walk.ts';

/** Takes one path of the command line: `-`, a file, a folder, or else a pattern. */
export function takeNamedPath(search: Search, name: string): void {
  if (name === STDIN.path) {
    search.files.push(STDIN);
    return;
  }
  const path = resolve(search.cwd, name);
  const uri = uriOf(search.cwd, path);
  try {
    const stats = name === '' ? undefined : statsOf(path);
    if (stats !== undefined) takeExisting(search, path, uri, stats);
    else if (isPattern(name)) takePattern(search, name);
    else search.problems.push(missing(search, name, path, uri));
  } catch (error) {
    search.problems.push(unreadable(error, uri, 'file'));
  }
}

/** Undefined where nothing has that name, be it because a part of the path is a file. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function takeExisting(search: Search, path: string, uri: string, stats: Stats): void {
  if (stats.isDirectory()) takeFolder(search, path, uri);
  else if (stats.isSymbolicLink()) takeLink(search, path, uri);
  else if (isExcluded(search, uri)) return;
  else if (stats.isFile())
    search.files.push({
      path: slashEnded(realFolder(search, dirname(path))) + basename(path),
      uri,
      sizeBytes: stats.size,
    });
  else search.files.push({ path, uri });
}

/** A link that is named is followed wherever it leads. */
function takeLink(search: Search, path: string, uri: string): void {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) takeFolder(search, path, uri);
    else if (isExcluded(search, uri)) return;
    else if (stats.isFile())
      search.linkedFiles.push({ path: realpathSync.native(path), uri, sizeBytes: stats.size });
    // What `/dev/stdin` or a shell's `<(...)` leads to has no path of its own.
    else search.files.push({ path, uri });
  } catch (error) {
    search.problems.push(brokenLink(path, uri, error));
  }
}

function takeFolder(search: Search, path: string, uri: string): void {
  const real = realpathSync.native(path);
  search.trees.add(real);
  walkFolder(search, namedFolder(search, real, uri));
}

function missing(search: Search, name: string, path: string, uri: string): InputProblem {
  if (name === '') {
    return {
      code: 'not-found',
      uri,
      message: 'an empty path was given; name a file or folder, `.` for the current folder',
    };
  }
  const near = nearPath(path);
  const advice = near === undefined ? 'check the path' : `did you mean \`${uriOf(search.cwd, near)}\``;
  return { code: 'not-found', uri, message: `\`${name}\` does not exist; ${advice}` };
}

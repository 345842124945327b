import { type Dirent, globSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { isWithin, slashEnded } from './folder-path.ts';
import { isAlwaysSkipped } from './ignore-rules.ts';
import { ruledFolder } from './ruled-folder.ts';
import { type Folder, isExcluded, type Search } from './search.ts';
import { unreadable } from './system-error.ts';
import { prefixOf, uriOf } from './uri.ts';
import { isLeftOut, isManifestName, walkFolder } from './walk.ts';

/** True where a name that does not exist can be a pattern. */
export function isPattern(name: string): boolean {
  return /[*?[{]/u.test(name);
}

/**
 * Takes what a pattern matches, less what ignore files leave out. A folder is walked; a file is read whatever its name, but a
 * pattern whose last part is only stars picks manifests, as walking does.
 */
export function takePattern(search: Search, pattern: string): void {
  const matches = globSync(pattern, {
    cwd: search.cwd,
    withFileTypes: true,
    exclude: (entry) => isAlwaysSkipped(entry.name),
  });
  if (matches.length > 0) search.trees.add(treeOf(search, pattern));
  const onlyStars = /(?:^|[/\\])\*+$/u.test(pattern);
  const taken = matches.filter((match) => takeMatch(search, match, onlyStars));
  if (taken.length > 0) return;
  const reason =
    matches.length === 0 ? 'matches no file or folder' : 'matches only what is ignored or is no manifest';
  const message = `the pattern \`${pattern}\` ${reason}; check the pattern and the folder it starts from`;
  search.problems.push({ code: 'no-match', uri: uriOf(search.cwd, resolve(search.cwd, pattern)), message });
}

/** Returns false where the match is left out. */
function takeMatch(search: Search, match: Dirent, onlyManifests: boolean): boolean {
  const { name, parentPath } = match;
  try {
    if (match.isDirectory()) return takeFolder(search, join(parentPath, name));
    const folder = folderAt(search, parentPath);
    if (folder === undefined) {
      if (isManifestName(name)) noteLeftOut(search, join(parentPath, name));
      return false;
    }
    if (isLeftOut(search, folder, name)) return false;
    const uri = folder.uriPrefix + name;
    if (match.isSymbolicLink()) search.links.push({ uri, name, folder });
    else if (onlyManifests && !isManifestName(name)) return false;
    else search.files.push({ path: folder.pathPrefix + name, uri });
  } catch (error) {
    search.problems.push(unreadable(error, uriOf(search.cwd, join(parentPath, name)), 'file'));
  }
  return true;
}

/** Notes a manifest in a folder that is ignored. */
function noteLeftOut(search: Search, path: string): void {
  const uri = uriOf(search.cwd, path);
  if (!isExcluded(search, uri)) search.leftOutFiles.add(uri);
}

/** A folder that was already walked, because the one above it matches too, is not walked again. */
function takeFolder(search: Search, path: string): boolean {
  const folder = folderAt(search, path);
  if (folder === undefined) return false;
  if (!search.walked.has(folder.pathPrefix)) walkFolder(search, folder);
  return true;
}

/** Undefined where the folder is left out. */
function folderAt(search: Search, path: string): Folder | undefined {
  if (search.globbedFolders.has(path)) return search.globbedFolders.get(path);
  const uriPrefix = prefixOf(uriOf(search.cwd, path));
  const folder = isExcluded(search, uriPrefix)
    ? undefined
    : ruledAt(search, realpathSync.native(path), uriPrefix);
  search.globbedFolders.set(path, folder);
  return folder;
}

function ruledAt(search: Search, real: string, uriPrefix: string): Folder | undefined {
  const { relative, rules } = ruledFolder(search, real);
  return rules === 'ignored' ? undefined : { pathPrefix: slashEnded(real), uriPrefix, relative, rules };
}

/** The folder out of which no link is followed: `cwd`, or for a pattern that starts elsewhere the folder it starts from. */
function treeOf(search: Search, pattern: string): string {
  let start = pattern;
  do start = dirname(start);
  while (isPattern(start));
  const real = realpathSync.native(resolve(search.cwd, start));
  return isWithin(search.realCwd, real) ? search.realCwd : real;
}

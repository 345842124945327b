import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname } from 'node:path';

import { isWithin, slashEnded } from './folder-path.ts';
import { trackedPaths } from './git/tracked-files.ts';
import {
  type FolderRules,
  IGNORE_FILES,
  isAlwaysSkipped,
  rulesInside,
  withIgnoreFiles,
  withoutRulesAgainst,
} from './ignore-rules.ts';
import type { Folder, RuledFolder, Search } from './search.ts';
import { prefixOf, uriOf } from './uri.ts';

/** A folder that the user named, ready to be walked: what would ignore the folder itself does not count. */
export function namedFolder(search: Search, path: string, uri: string): Folder {
  const folder = { pathPrefix: slashEnded(path), uriPrefix: prefixOf(uri) };
  const topmost = topmostFolder(path, search.realCwd);
  if (topmost === path) return { ...folder, relative: '', rules: undefined };
  const parent = ruledBelow(search, dirname(path), topmost);
  const relative = `${parent.relative}${basename(path)}/`;
  if (parent.rules === 'ignored') return { ...folder, relative, rules: undefined };
  return { ...folder, relative, rules: withoutRulesAgainst(parent.rules, relative) };
}

/** The rules for the entries of a folder by all ignore files from the topmost folder down to its own. */
export function ruledFolder(search: Search, path: string): RuledFolder {
  return search.ruledFolders.get(path) ?? ruledBelow(search, path, topmostFolder(path, search.realCwd));
}

/** Whether git tracks a path, or for a folder, which ends in a slash, anything in it; git is asked once for each repository. */
export function isTracked(search: Search, path: string): boolean {
  if (search.isAllTracked) return true;
  const root = topmostFolder(dirname(path), search.realCwd);
  const known = search.tracked.get(root) ?? trackedPaths(root);
  search.tracked.set(root, known);
  return known(path);
}

/** The topmost folder whose ignore files count for a folder: its repository's root, else `cwd` above it, else itself. */
function topmostFolder(path: string, cwd: string): string {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(`${slashEnded(folder)}.git`)) return folder;
    if (dirname(folder) === folder) return isWithin(cwd, path) ? cwd : path;
  }
}

function ruledBelow(search: Search, path: string, topmost: string): RuledFolder {
  const known = search.ruledFolders.get(path);
  if (known !== undefined) return known;
  const ruled =
    path === topmost ? withOwnFiles(search, path, '', undefined) : belowParent(search, path, topmost);
  search.ruledFolders.set(path, ruled);
  return ruled;
}

function belowParent(search: Search, path: string, topmost: string): RuledFolder {
  const parent = ruledBelow(search, dirname(path), topmost);
  const relative = `${parent.relative}${basename(path)}/`;
  if (parent.rules === 'ignored' || isAlwaysSkipped(basename(path))) return { relative, rules: 'ignored' };
  return withOwnFiles(
    search,
    path,
    relative,
    rulesInside(parent.rules, relative, () => isTracked(search, slashEnded(path))),
  );
}

function withOwnFiles(search: Search, path: string, relative: string, rules: FolderRules): RuledFolder {
  if (rules === 'ignored') return { relative, rules };
  const pathPrefix = slashEnded(path);
  const names = IGNORE_FILES.filter((name) => isRegularFile(pathPrefix + name));
  if (names.length === 0) return { relative, rules };
  const folder = { pathPrefix, uriPrefix: prefixOf(uriOf(search.cwd, path)), relative };
  return { relative, rules: withIgnoreFiles(rules, folder, names, search.problems) };
}

/** Links and pipes hold no ignore rules, as in git. */
function isRegularFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

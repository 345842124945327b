import { type Dirent, readdirSync } from 'node:fs';

import { isAlwaysSkipped, isIgnored, isIgnoreFile, rulesInside, withIgnoreFiles } from './ignore-rules.ts';
import { isTracked } from './ruled-folder.ts';
import { type Folder, isExcluded, type Search } from './search.ts';
import { unreadable } from './system-error.ts';

const NOT_A_FILE =
  'this is a pipe, socket or device, which is read only where it is named itself; name it or leave it out with `--exclude`';

/** Walks a folder and all below it; symbolic links are noted for later and not followed. */
export function walkFolder(search: Search, start: Folder): void {
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    search.walked.add(next.pathPrefix);
    const entries = entriesOf(search, next);
    const folder = withOwnRules(search, next, entries);
    for (const entry of entries) {
      if (!entry.isDirectory()) {
        takeEntry(search, folder, entry);
        continue;
      }
      const inner = subfolder(search, folder, entry.name);
      if (inner !== undefined) waiting.push(inner);
    }
  }
}

/** True for the names that are read while walking. */
export function isManifestName(name: string): boolean {
  return (
    name.endsWith('.yaml') || name.endsWith('.yml') || name.endsWith('.json') || name === 'Kustomization'
  );
}

/** A folder in a folder, unless it is left out. */
export function subfolder(search: Search, folder: Folder, name: string): Folder | undefined {
  if (isAlwaysSkipped(name)) return undefined;
  const uriPrefix = `${folder.uriPrefix}${name}/`;
  const relative = `${folder.relative}${name}/`;
  const pathPrefix = `${folder.pathPrefix}${name}/`;
  if (isExcluded(search, uriPrefix)) return undefined;
  const rules = rulesInside(folder.rules, relative, () => isTracked(search, pathPrefix));
  if (rules !== 'ignored') return { pathPrefix, uriPrefix, relative, rules };
  search.leftOutFolders.set(uriPrefix, pathPrefix);
  return undefined;
}

/** Whether ignore files or the user's patterns leave out an entry that is no folder. */
export function isLeftOut(search: Search, folder: Folder, name: string): boolean {
  const uri = folder.uriPrefix + name;
  if (isExcluded(search, uri)) return true;
  const isTrackedEntry = (): boolean => isTracked(search, folder.pathPrefix + name);
  if (!isIgnored(folder.rules, folder.relative + name, isTrackedEntry)) return false;
  if (isManifestName(name)) search.leftOutFiles.add(uri);
  return true;
}

function entriesOf(search: Search, folder: Folder): readonly Dirent[] {
  try {
    return readdirSync(folder.pathPrefix, { withFileTypes: true });
  } catch (error) {
    search.problems.push(unreadable(error, folder.uriPrefix.slice(0, -1) || '.', 'folder'));
    return [];
  }
}

function withOwnRules(search: Search, folder: Folder, entries: readonly Dirent[]): Folder {
  const files = entries.filter((entry) => isIgnoreFile(entry.name) && entry.isFile());
  if (files.length === 0) return folder;
  const names = files.map((file) => file.name);
  return { ...folder, rules: withIgnoreFiles(folder.rules, folder, names, search.problems) };
}

function takeEntry(search: Search, folder: Folder, entry: Dirent): void {
  const { name } = entry;
  if (entry.isSymbolicLink()) {
    search.links.push({ uri: folder.uriPrefix + name, name, folder });
    return;
  }
  if (!isManifestName(name) || isLeftOut(search, folder, name)) return;
  const uri = folder.uriPrefix + name;
  if (entry.isFile()) search.files.push({ path: folder.pathPrefix + name, uri });
  else search.problems.push({ code: 'not-a-file', uri, message: NOT_A_FILE });
}

import { readlinkSync, realpathSync, statSync } from 'node:fs';

import { isWithin, slashEnded } from './folder-path.ts';
import type { InputProblem } from './input-problem.ts';
import type { FoundLink, Search } from './search.ts';
import { systemCode, unreadable } from './system-error.ts';
import { byUri } from './uri.ts';
import { isLeftOut, isManifestName, subfolder, walkFolder } from './walk.ts';

/**
 * Follows the links that walking met, once everything else is walked. What a link leads to is read once, so a circle ends
 * where it closes; a link out of the trees that are read is a problem.
 */
export function followLinks(search: Search): void {
  while (search.links.length > 0) {
    for (const link of search.links.splice(0).sort(byUri)) {
      if (!isPassedOver(search, link)) followLink(search, link);
    }
  }
}

/** A problem for a link that leads nowhere or round in a circle. */
export function brokenLink(path: string, uri: string, error: unknown): InputProblem {
  const code = systemCode(error);
  if (code === 'ELOOP') {
    return {
      code: 'symlink-broken',
      uri,
      message: 'the symbolic link leads back to itself; correct or remove it',
    };
  }
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return unreadable(error, uri, 'file');
  const message = `the symbolic link leads to \`${readlinkSync(path)}\`, which does not exist; correct or remove it`;
  return { code: 'symlink-broken', uri, message };
}

/** A pattern for folders, such as `build/`, leaves out links to folders too, though git would not say so. */
function isPassedOver(search: Search, { name, folder }: FoundLink): boolean {
  // An editor's lock file leads nowhere by design.
  if (name.startsWith('.#')) return true;
  return isLeftOut(search, folder, name) || subfolder(search, folder, name) === undefined;
}

function followLink(search: Search, link: FoundLink): void {
  const path = link.folder.pathPrefix + link.name;
  const { uri } = link;
  try {
    const target = realpathSync.native(path);
    const stats = statSync(target);
    if (stats.isDirectory()) followToFolder(search, link, target);
    else if (isManifestName(link.name)) followToFile(search, uri, target, stats.isFile());
  } catch (error) {
    search.problems.push(brokenLink(path, uri, error));
  }
}

function followToFolder(search: Search, link: FoundLink, target: string): void {
  const pathPrefix = slashEnded(target);
  if (search.walked.has(pathPrefix)) return;
  if (!isInTrees(search, target)) {
    search.problems.push(outside(link.uri, target));
    return;
  }
  const folder = subfolder(search, link.folder, link.name);
  if (folder !== undefined) walkFolder(search, { ...folder, pathPrefix });
}

function followToFile(search: Search, uri: string, target: string, isFile: boolean): void {
  if (!isInTrees(search, target)) search.problems.push(outside(uri, target));
  else if (isFile) search.linkedFiles.push({ path: target, uri });
  else {
    const message = `the symbolic link leads to \`${target}\`, a pipe, socket or device; name it itself to read it`;
    search.problems.push({ code: 'not-a-file', uri, message });
  }
}

function isInTrees(search: Search, target: string): boolean {
  for (const tree of search.trees) if (isWithin(tree, target)) return true;
  return false;
}

function outside(uri: string, target: string): InputProblem {
  const advice = 'name it to read it, or leave the link out with `--exclude`';
  return {
    code: 'symlink-outside',
    uri,
    message: `the symbolic link leads to \`${target}\`, outside the folders that are read; ${advice}`,
  };
}

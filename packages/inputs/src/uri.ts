import { relative } from 'node:path';

/** A path as reports name it: relative to `cwd`, with forward slashes, `../` where it lies outside; the folder itself is `.`. */
export function uriOf(cwd: string, path: string): string {
  return forwardSlashed(relative(cwd, path)) || '.';
}

/** Windows' separator becomes a slash; elsewhere a backslash is part of a name and stays. */
export function forwardSlashed(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/** What stands before the names in a folder's uri: nothing for `.`, else the uri and a slash. */
export function prefixOf(folderUri: string): string {
  return folderUri === '.' ? '' : `${folderUri}/`;
}

/** Plain code-unit order, the same on every operating system. */
export function byUri(left: { readonly uri: string }, right: { readonly uri: string }): number {
  if (left.uri === right.uri) return 0;
  return left.uri < right.uri ? -1 : 1;
}

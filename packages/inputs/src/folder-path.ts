import { forwardSlashed } from './uri.ts';

/** A folder's path with forward slashes (Node takes them on every system), ready to have a name appended. */
export function slashEnded(folder: string): string {
  const path = forwardSlashed(folder);
  return path.endsWith('/') ? path : `${path}/`;
}

/** True where a path is the folder or lies in it; both absolute and without links. */
export function isWithin(folder: string, path: string): boolean {
  return slashEnded(path).startsWith(slashEnded(folder));
}

import { existsSync } from 'node:fs';

import { slashEnded } from '../folder-path.ts';
import { PlimsollError } from '../plimsoll-error.ts';
import { type GitOutput, runGit } from './run-git.ts';

/** Tells of absolute paths whether git tracks them; a folder's ends in a slash and means anything in it. */
export type TrackedPaths = (path: string) => boolean;

/** What git tracks in the repository with a root; nothing where that is no repository, or git cannot or may not tell. */
export function trackedPaths(root: string): TrackedPaths {
  const prefix = slashEnded(root);
  const output = existsSync(`${prefix}.git`) ? listed(root) : undefined;
  if (output?.kind !== 'printed') return () => false;
  const paths = new Set<string>();
  for (const path of output.bytes.toString('utf8').split('\0')) {
    for (let end = path.length; end > 0 && !paths.has(path.slice(0, end));) {
      paths.add(path.slice(0, end));
      end = path.lastIndexOf('/', end - 2) + 1;
    }
  }
  return (path) => path.startsWith(prefix) && paths.has(path.slice(prefix.length));
}

function listed(root: string): GitOutput | undefined {
  try {
    return runGit(root, ['ls-files', '--cached', '-z']);
  } catch (error) {
    // Without git nobody can tell what is tracked: what is left out is counted all the same.
    if (error instanceof PlimsollError) return undefined;
    throw error;
  }
}

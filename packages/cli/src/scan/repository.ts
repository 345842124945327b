import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The path from the root of the repository that holds a folder to that folder, with forward slashes; empty outside one. */
export function repositoryPrefix(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return relative(folder, cwd).replaceAll('\\', '/');
    if (folder === dirname(folder)) return '';
  }
}

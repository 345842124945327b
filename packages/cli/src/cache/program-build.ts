import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Edge } from '../command-line/command.ts';

/**
 * What tells one build of the program from every other: its main script names all the others by a hash of their content.
 * `undefined` where it runs from its sources, which nothing tells apart.
 */
export function programBuild({
  version,
  workerUrl,
}: Pick<Edge, 'version' | 'workerUrl'>): string | undefined {
  if (workerUrl.pathname.endsWith('.ts')) return undefined;
  const folder = fileURLToPath(new URL('.', workerUrl));
  const main = readFileSync(join(folder, 'main.js'));
  const chunks = readdirSync(join(folder, 'chunks')).toSorted();
  return [version, process.versions.v8, hash('sha256', main, 'hex'), ...chunks].join('\n');
}

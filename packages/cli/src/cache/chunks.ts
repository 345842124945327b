import { hash } from 'node:crypto';
import type { SourceFile } from '@plimsoll/inputs';
import type { FileState } from './file-state.ts';
import type { HashedFile } from './content-hashes.ts';

/** Some files that are kept together, in the order of uris. */
export interface Chunk {
  readonly files: readonly SourceFile[];
  readonly states: readonly (FileState | undefined)[];
  /** By all that examining them depends on; `undefined` where one of them could not be read. */
  readonly key: string | undefined;
}

/** On average; one entry for each file would cost as much to read as the files themselves. */
const filesInChunk = 32;
const filesAtMost = 8 * filesInChunk;

/**
 * Divides files at those whose uri has a certain hash, so that a file more or less changes the chunk it is in and no other.
 * `basis` stands for everything else that examining depends on.
 */
export function chunksOf(
  hashed: readonly (HashedFile | undefined)[],
  files: readonly SourceFile[],
  basis: string,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  for (const [index, { uri }] of files.entries()) {
    const isLast = index === files.length - 1;
    if (!isLast && !endsChunk(uri) && index - start < filesAtMost) continue;
    chunks.push(chunkOf(hashed.slice(start, index + 1), files.slice(start, index + 1), basis));
    start = index + 1;
  }
  return chunks;
}

/** FNV-1a over the characters. */
function endsChunk(uri: string): boolean {
  let digest = 0x811c9dc5;
  for (let index = 0; index < uri.length; index++) {
    digest = Math.imul(digest ^ uri.charCodeAt(index), 0x01000193);
  }
  return (digest >>> 0) % filesInChunk === 0;
}

function chunkOf(
  hashed: readonly (HashedFile | undefined)[],
  files: readonly SourceFile[],
  basis: string,
): Chunk {
  const states = hashed.map((one) => one?.state);
  if (hashed.includes(undefined)) return { files, states, key: undefined };
  const lines = hashed.map((one) => JSON.stringify([one?.file.uri, one?.contentHash]));
  return { files, states, key: hash('sha256', ['examined', basis, ...lines].join('\n'), 'hex') };
}

import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { MAX_FILE_BYTES, type SourceFile } from '@plimsoll/inputs';
import type { CacheFolder } from './cache-folder.ts';
import { fileState, isFresh, isSameState, type FileState } from './file-state.ts';

/** A file with the hash of its content and the state that it was in before it was read. */
export interface HashedFile {
  readonly file: SourceFile;
  readonly state: FileState;
  readonly contentHash: string;
}

/** What was known of files at the end of a run. */
interface KnownFiles {
  readonly paths: readonly string[];
  /** Four numbers for each path. */
  readonly states: Float64Array;
  readonly hashes: readonly string[];
  readonly writtenMs: number;
}

/** File systems may count time in steps as long as this; FAT does. */
const grainMs = 2000;

/**
 * The hashes of the content of files; `undefined` for one that cannot be read or is no file. A file whose size, times and
 * inode are those of the last run is not read again, unless it changed so shortly before the end of that run that a later
 * change could look the same.
 */
export function contentHashes(
  files: readonly SourceFile[],
  key: string,
  cache: CacheFolder,
): readonly (HashedFile | undefined)[] {
  const { byPath, writtenMs } = knownFiles(cache.read(key));
  const nowMs = Date.now();
  let isChanged = byPath.size !== files.length;
  const hashed = files.map((file) => {
    const state = fileState(file.path);
    if (state === undefined || state.sizeBytes > MAX_FILE_BYTES) return undefined;
    const known = byPath.get(file.path);
    if (known !== undefined && isSameState(known.state, state) && !isFresh(state, writtenMs, grainMs)) {
      return { file, state, contentHash: known.contentHash };
    }
    isChanged = true;
    const contentHash = contentHashOf(file.path);
    return contentHash === undefined ? undefined : { file, state, contentHash };
  });
  if (isChanged) cache.write(key, written(hashed, nowMs));
  return hashed;
}

function contentHashOf(path: string): string | undefined {
  try {
    return hash('sha256', readFileSync(path), 'hex');
  } catch {
    // The scan itself says what keeps the file from being read.
    return undefined;
  }
}

const numbersOfState = 4;

interface Known {
  readonly state: FileState;
  readonly contentHash: string;
}

function knownFiles(content: Buffer | undefined): {
  readonly byPath: ReadonlyMap<string, Known>;
  readonly writtenMs: number;
} {
  const byPath = new Map<string, Known>();
  if (content === undefined) return { byPath, writtenMs: 0 };
  const { paths, states, hashes, writtenMs }: KnownFiles = deserialize(content);
  for (const [index, path] of paths.entries()) {
    const number = (offset: number): number => states[index * numbersOfState + offset] ?? 0;
    const state = {
      sizeBytes: number(0),
      modifiedMs: number(1),
      changedMs: number(2),
      inode: number(3),
    };
    byPath.set(path, { state, contentHash: hashes[index] ?? '' });
  }
  return { byPath, writtenMs };
}

function written(hashed: readonly (HashedFile | undefined)[], writtenMs: number): Uint8Array {
  const known = hashed.filter((one) => one !== undefined);
  const content: KnownFiles = {
    paths: known.map(({ file }) => file.path),
    states: Float64Array.from(
      known.flatMap(({ state }) => [state.sizeBytes, state.modifiedMs, state.changedMs, state.inode]),
    ),
    hashes: known.map(({ contentHash }) => contentHash),
    writtenMs,
  };
  return serialize(content);
}

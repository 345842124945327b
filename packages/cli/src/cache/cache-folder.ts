import { hash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * A folder of entries that are found by a key and nothing else. Any number of runs may use it at once: an entry appears whole
 * or not at all, and one that is damaged counts as absent. What fails on the way costs time and never the run.
 */
export interface CacheFolder {
  /** What was kept under a key; `undefined` where nothing was, or where it is not what was written. */
  readonly read: (key: string) => Buffer | undefined;
  readonly write: (key: string, content: Uint8Array) => void;
  /** Removes what nobody has used for long, and the oldest entries where there is too much; once a day at most. */
  readonly prune: () => void;
  /** Why entries could not be written, as the system says it. */
  readonly failure: () => string | undefined;
}

/** How much is kept, and for how long. */
export interface CacheLimits {
  readonly bytes: number;
  readonly days: number;
}

const usualLimits: CacheLimits = { bytes: 512 * 1024 * 1024, days: 30 };
const dayMs = 24 * 60 * 60 * 1000;
const largestEntryBytes = 1024 * 1024 * 1024;

/** Opens a cache folder; it is made when the first entry is written. */
export function cacheFolder(folder: string, limits: CacheLimits = usualLimits): CacheFolder {
  let failure: string | undefined;
  let isReady = false;
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      failure ??= error instanceof Error ? error.message : String(error);
    }
  };
  return {
    read: (key) => readEntry(pathOf(folder, key)),
    write: (key, content) =>
      attempt(() => {
        if (!isReady) prepare(folder);
        isReady = true;
        writeEntry(folder, key, content);
      }),
    prune: () => {
      if (isReady) attempt(() => pruneFolder(folder, limits));
    },
    failure: () => failure,
  };
}

const version = 'v1';

function pathOf(folder: string, key: string): string {
  return join(folder, version, key.slice(0, 2), key);
}

function readEntry(path: string): Buffer | undefined {
  try {
    const { size, mtimeMs } = statSync(path);
    if (size > largestEntryBytes) return undefined;
    const bytes = readFileSync(path);
    const content = bytes.subarray(digestBytes);
    if (bytes.length < digestBytes || !digestOf(content).equals(bytes.subarray(0, digestBytes))) {
      return undefined;
    }
    if (Date.now() - mtimeMs > dayMs) utimesSync(path, new Date(), new Date());
    return content;
  } catch {
    // Absent, taken away meanwhile or not readable: each means that the work has to be done.
    return undefined;
  }
}

const digestBytes = 32;

function digestOf(content: Uint8Array): Buffer {
  return hash('sha256', content, 'buffer');
}

/** Says to git and to backup programs that nothing in it is worth keeping. */
function prepare(folder: string): void {
  mkdirSync(join(folder, version), { recursive: true });
  writeFileSync(join(folder, '.gitignore'), '*\n');
  writeFileSync(
    join(folder, 'CACHEDIR.TAG'),
    'Signature: 8a477f597d28d172789f06886806bc55\n# Made by Plimsoll; it can be removed at any time.\n',
  );
}

function writeEntry(folder: string, key: string, content: Uint8Array): void {
  const path = pathOf(folder, key);
  mkdirSync(join(path, '..'), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, Buffer.concat([digestOf(content), content]), { flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

interface Entry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly usedMs: number;
}

function pruneFolder(folder: string, { bytes, days }: CacheLimits): void {
  const stamp = join(folder, 'pruned');
  const last = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const now = Date.now();
  if (now - last < dayMs) return;
  writeFileSync(stamp, '');
  let kept = 0;
  for (const { path, sizeBytes, usedMs } of entriesIn(join(folder, version))) {
    kept += sizeBytes;
    const isLeftOver = path.endsWith('.tmp') && now - usedMs > dayMs;
    if (kept > bytes || now - usedMs > days * dayMs || isLeftOver) rmSync(path, { force: true });
  }
}

/** The entries of a cache, the last used first; what another run removes meanwhile is passed over. */
function entriesIn(folder: string): readonly Entry[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats === undefined ? [] : [{ path, sizeBytes: stats.size, usedMs: stats.mtimeMs }];
    })
    .toSorted((a, b) => b.usedMs - a.usedMs);
}

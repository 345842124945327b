import { type Dirent, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';

/** A watch over files and folders. */
export interface PathWatch {
  /** `polling` where the system cannot tell of changes by itself, or not of so many. */
  readonly how: 'events' | 'polling';
  readonly close: () => void;
}

/** How a watch is kept. */
export interface WatchOptions {
  /** Names of folders that nothing is told of. */
  readonly without?: readonly string[];
  /** True to ask again and again, as is done where events are not to be had. */
  readonly isPolling?: boolean;
  readonly pollMs?: number;
}

const usualPollMs = 500;

/**
 * Calls back after something changed in files or folders, at any depth, maybe more than once for one change. Folders that come
 * later are watched too. Links are not followed.
 */
export function watchPaths(
  paths: readonly string[],
  onChange: () => void,
  { without = ['.git', 'node_modules'], isPolling = false, pollMs = usualPollMs }: WatchOptions = {},
): PathWatch {
  const skipped = new Set(without);
  const roots = [...new Set(paths.map(folderOf))];
  if (isPolling) return polled(roots, onChange, skipped, pollMs);
  const watched = new Map<string, FSWatcher>();
  const close = (): void => {
    for (const watcher of watched.values()) watcher.close();
    watched.clear();
  };
  try {
    watchNew(roots, watched, skipped, onChange);
    return { how: 'events', close };
  } catch {
    // Such as ENOSPC: there are more folders than the system watches for one user.
    close();
    return polled(roots, onChange, skipped, pollMs);
  }
}

/** The folder to watch: editors put a new file in the place of an old one, and a pattern names what may come. */
function folderOf(path: string): string {
  for (let here = path; ; here = dirname(here)) {
    const isFolder = statSync(here, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isFolder || here === dirname(here)) return here;
  }
}

/** Watches every folder that is not watched yet: Linux tells of one folder at a time, and others do it as well. */
function watchNew(
  paths: readonly string[],
  watched: Map<string, FSWatcher>,
  skipped: ReadonlySet<string>,
  onChange: () => void,
): void {
  for (const path of paths.flatMap((one) => [one, ...foldersBelow(one, skipped)])) {
    if (watched.has(path)) continue;
    const watcher = watch(path, { persistent: true });
    watched.set(path, watcher);
    const forget = (): void => {
      watcher.close();
      watched.delete(path);
    };
    watcher.on('change', (event, name) => {
      if (typeof name === 'string' && skipped.has(name)) return;
      if (event === 'rename') watchAgain(path, watched, skipped, onChange);
      onChange();
    });
    watcher.on('error', forget);
  }
}

/** A folder may be gone again before it can be watched; the change that removed it is told of. */
function watchAgain(
  path: string,
  watched: Map<string, FSWatcher>,
  skipped: ReadonlySet<string>,
  onChange: () => void,
): void {
  for (const known of watched.keys()) {
    if (statSync(known, { throwIfNoEntry: false }) !== undefined) continue;
    watched.get(known)?.close();
    watched.delete(known);
  }
  try {
    watchNew(foldersBelow(path, skipped), watched, skipped, onChange);
  } catch {
    onChange();
  }
}

function foldersBelow(path: string, skipped: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of entriesOf(next)) {
      if (!entry.isDirectory() || skipped.has(entry.name)) continue;
      const folder = join(next, entry.name);
      found.push(folder);
      waiting.push(folder);
    }
  }
  return found;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A file, or gone meanwhile.
    return [];
  }
}

function polled(
  paths: readonly string[],
  onChange: () => void,
  skipped: ReadonlySet<string>,
  pollMs: number,
): PathWatch {
  let last = stateOf(paths, skipped);
  const timer = setInterval(() => {
    const now = stateOf(paths, skipped);
    if (now === last) return;
    last = now;
    onChange();
  }, pollMs);
  return { how: 'polling', close: () => clearInterval(timer) };
}

/** The names, sizes and times of everything there. */
function stateOf(paths: readonly string[], skipped: ReadonlySet<string>): string {
  const lines: string[] = [];
  for (const folder of paths.flatMap((one) => [one, ...foldersBelow(one, skipped)])) {
    const entries = entriesOf(folder).filter((entry) => !entry.isDirectory());
    for (const path of [folder, ...entries.map((entry) => join(folder, entry.name))]) {
      const stats = statSync(path, { throwIfNoEntry: false });
      lines.push(`${path} ${stats?.size} ${stats?.mtimeMs} ${stats?.ctimeMs}`);
    }
  }
  return lines.join('\n');
}

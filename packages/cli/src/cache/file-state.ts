import { statSync } from 'node:fs';

/** What tells that a file is as it was without reading it, as git does it. */
export interface FileState {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly changedMs: number;
  readonly inode: number;
}

/** The state of a regular file; `undefined` for anything else. */
export function fileState(path: string): FileState | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) return undefined;
  return {
    sizeBytes: stats.size,
    modifiedMs: stats.mtimeMs,
    changedMs: stats.ctimeMs,
    inode: stats.ino,
  };
}

/** True where two states are the same. */
export function isSameState(one: FileState | undefined, other: FileState | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.sizeBytes === other.sizeBytes &&
    one.modifiedMs === other.modifiedMs &&
    one.changedMs === other.changedMs &&
    one.inode === other.inode
  );
}

/** True where a file changed so shortly before a moment that another change would leave the same times. */
export function isFresh({ modifiedMs, changedMs }: FileState, momentMs: number, grainMs: number): boolean {
  return Math.max(modifiedMs, changedMs) > momentMs - grainMs;
}

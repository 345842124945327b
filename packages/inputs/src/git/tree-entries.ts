import { PlimsollError } from '../plimsoll-error.ts';
import type { Revision } from './revision.ts';
import { runGit } from './run-git.ts';

/** A file of a revision. */
export interface TreeEntry {
  readonly kind: 'file' | 'link' | 'submodule';
  readonly object: string;
  /** Zero for a submodule. */
  readonly sizeBytes: number;
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
}

/** The files of the commit of a revision, in the order of git. Throws where git cannot list them. */
export function entriesOf({ name, root, commit }: Revision): readonly TreeEntry[] {
  const listed = runGit(root, ['ls-tree', '-r', '-l', '-z', '--full-tree', commit]);
  if (listed.kind === 'failed') throw unreadable(name, listed.reason);
  return listed.bytes.toString('utf8').split('\0').flatMap(entryIn);
}

function entryIn(line: string): readonly TreeEntry[] {
  const match = /^(\d{6}) \w+ ([0-9a-f]{40,64}) +(\d+|-)\t([^]*)$/u.exec(line);
  if (match === null) return [];
  const [, mode = '', object = '', size = '', path = ''] = match;
  const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file';
  return [{ kind, object, sizeBytes: size === '-' ? 0 : Number(size), path }];
}

/** How much is read from git at a time; a larger file is read alone. */
const batchBytes = 32 * 1024 * 1024;

/** The contents of files, batch by batch. Throws where git does not have one. */
export function* contentsOf(
  { name, root }: Revision,
  entries: readonly TreeEntry[],
): Iterable<{ readonly entry: TreeEntry; readonly bytes: Buffer }> {
  for (const batch of batchesOf(entries)) {
    const total = batch.reduce((sum, { sizeBytes }) => sum + sizeBytes + overhead, 0);
    const input = batch.map(({ object }) => `${object}\n`).join('');
    const read = runGit(root, ['cat-file', '--batch'], { input, maxBytes: total + batchBytes });
    if (read.kind === 'failed') throw unreadable(name, read.reason);
    yield* splitBatch(read.bytes, batch, name);
  }
}

/** More than git writes around one object. */
const overhead = 128;

function batchesOf(entries: readonly TreeEntry[]): readonly (readonly TreeEntry[])[] {
  const batches: TreeEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const batch = batches.at(-1);
    if (batch === undefined || room < entry.sizeBytes) {
      batches.push([entry]);
      room = batchBytes - entry.sizeBytes;
    } else {
      batch.push(entry);
      room -= entry.sizeBytes;
    }
  }
  return batches;
}

function* splitBatch(
  bytes: Buffer,
  entries: readonly TreeEntry[],
  name: string,
): Iterable<{ readonly entry: TreeEntry; readonly bytes: Buffer }> {
  let at = 0;
  for (const entry of entries) {
    const lineEnd = bytes.indexOf(0x0a, at);
    const header = bytes.toString('utf8', at, lineEnd).split(' ');
    const sizeBytes = Number(header[2]);
    if (lineEnd < 0 || header[1] !== 'blob' || !Number.isSafeInteger(sizeBytes)) {
      throw unreadable(name, `\`${entry.path}\` is not among the objects of this clone`);
    }
    yield { entry, bytes: bytes.subarray(lineEnd + 1, lineEnd + 1 + sizeBytes) };
    at = lineEnd + 1 + sizeBytes + 1;
  }
}

function unreadable(name: string, reason: string): PlimsollError {
  return new PlimsollError('revision', `the revision \`${name}\` cannot be read: ${reason}`);
}

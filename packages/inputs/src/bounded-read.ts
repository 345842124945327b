import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

import { pauseOrThrow } from './patience.ts';

/** What a bounded read gave. `bytes` is a view that is valid until the next call. */
export type BoundedRead =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'too-large'; readonly sizeBytes: number | undefined }
  | { readonly kind: 'folder' };

/** Most manifests fit, so that one buffer serves them all. */
const SCRATCH_BYTES = 128 * 1024;
const scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);

/**
 * Reads a whole file of at most `maxBytes`. A larger regular file is refused by its size alone; a pipe, a device, or a file
 * that grows meanwhile is refused as soon as it has given more. Throws errors of the operating system.
 */
export function readBounded(path: string, maxBytes: number): BoundedRead {
  const descriptor = openSync(path, 'r');
  try {
    const stats = fstatSync(descriptor);
    if (stats.isFile()) {
      if (stats.size > maxBytes) return { kind: 'too-large', sizeBytes: stats.size };
      return readAll(descriptor, stats.size, maxBytes);
    }
    return stats.isDirectory() ? { kind: 'folder' } : readAll(descriptor, 0, maxBytes);
  } finally {
    closeSync(descriptor);
  }
}

function readAll(descriptor: number, expectedBytes: number, maxBytes: number): BoundedRead {
  let buffer: Buffer = expectedBytes < SCRATCH_BYTES ? scratch : Buffer.allocUnsafeSlow(expectedBytes + 1);
  let length = 0;
  for (;;) {
    const count = readPatiently(descriptor, buffer, length);
    if (count === 0) break;
    length += count;
    if (length > maxBytes) return { kind: 'too-large', sizeBytes: undefined };
    // A file under /proc says size 0 and has to be read to its end; elsewhere room left over means that nothing was added.
    if (length === expectedBytes && length < buffer.length) break;
    if (length === buffer.length) buffer = enlarged(buffer, maxBytes);
  }
  return { kind: 'bytes', bytes: buffer.subarray(0, length) };
}

/** One byte more than the limit tells a file at the limit from one beyond it. */
function enlarged(buffer: Buffer, maxBytes: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(
    Math.max(buffer.length + 1, Math.min(buffer.length * 2, maxBytes + 1)),
  );
  buffer.copy(larger);
  return larger;
}

function readPatiently(descriptor: number, buffer: Buffer, offset: number): number {
  for (let attempt = 0; ; attempt++) {
    try {
      return readSync(descriptor, buffer, offset, buffer.length - offset, null);
    } catch (error) {
      pauseOrThrow(error, attempt);
    }
  }
}

import { writeSync } from 'node:fs';

import { pauseOrThrow } from './patience.ts';

const CHUNK_LENGTH = 256 * 1024;

/** Writes all chunks to an open file, however small the portions it takes; throws errors of the operating system. */
export function writeFully(descriptor: number, chunks: Iterable<Uint8Array>): void {
  for (const chunk of chunks) {
    let offset = 0;
    let attempt = 0;
    while (offset < chunk.length) {
      try {
        offset += writeSync(descriptor, chunk, offset, chunk.length - offset);
        attempt = 0;
      } catch (error) {
        pauseOrThrow(error, attempt++);
      }
    }
  }
}

/** Text in chunks of moderate size, be it one long string or many short ones; no chunk splits a surrogate pair. */
export function* inChunks(text: string | Iterable<string>): Generator<string> {
  let pending = '';
  for (const part of typeof text === 'string' ? [text] : text) {
    pending += part;
    while (pending.length > CHUNK_LENGTH) {
      const end = isHighSurrogate(pending.charCodeAt(CHUNK_LENGTH - 1)) ? CHUNK_LENGTH - 1 : CHUNK_LENGTH;
      yield pending.slice(0, end);
      pending = pending.slice(end);
    }
  }
  if (pending !== '') yield pending;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

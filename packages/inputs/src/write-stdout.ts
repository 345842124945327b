import { outputError } from './output-error.ts';
import { systemCode } from './system-error.ts';
import { inChunks, writeFully } from './write-fully.ts';

const STDOUT_DESCRIPTOR = 1;

/** `closed`: the reader has gone, as `head` does, and wants no more; that is no failure. */
export type StdoutOutcome = 'written' | 'closed';

/**
 * Writes to standard output and returns when all of it is handed over, so that `process.exit` may follow. Throws
 * `PlimsollError` where it cannot be written, for example to a full disk.
 */
export function writeStdout(text: string | Iterable<string>): StdoutOutcome {
  for (const chunk of inChunks(text)) {
    if (writeChunk(chunk) === 'closed') return 'closed';
  }
  return 'written';
}

function writeChunk(chunk: string): StdoutOutcome {
  try {
    writeFully(STDOUT_DESCRIPTOR, [Buffer.from(chunk)]);
    return 'written';
  } catch (error) {
    const code = systemCode(error);
    // Windows says `EOF` of a pipe whose reader has gone.
    if (code === 'EPIPE' || code === 'EOF') return 'closed';
    throw outputError(error, 'standard output');
  }
}

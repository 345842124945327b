import { fstatSync } from 'node:fs';

import { type DecodedSource, decodeSource } from './decode.ts';
import type { InputProblem } from './input-problem.ts';
import { folderInstead, MAX_FILE_BYTES, type ReadLimits, type SourceFile, tooLarge } from './read-source.ts';
import { unreadable } from './system-error.ts';

const STDIN_DESCRIPTOR = 0;

/** Standard input among the files to read: the path and uri `-`, read with `readStdin`. */
export const STDIN: SourceFile = { path: '-', uri: '-' };

/** What to call standard input where people read it. */
export const STDIN_DISPLAY_NAME = 'stdin';

/** True for the file that `-` stands for. */
export function isStdin(file: SourceFile): boolean {
  return file.path === STDIN.path;
}

/** Reads standard input to its end without blocking signal handlers; reading stops as soon as the limit is passed. */
export async function readStdin({ maxFileBytes = MAX_FILE_BYTES }: ReadLimits = {}): Promise<
  DecodedSource | InputProblem
> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Node takes a folder for an empty stream.
    if (fstatSync(STDIN_DESCRIPTOR).isDirectory()) return folderInstead(STDIN.uri);
    for await (const chunk of process.stdin) {
      const bytes = bytesOf(chunk);
      length += bytes.length;
      if (length > maxFileBytes) return tooLarge(STDIN.uri, maxFileBytes, undefined);
      chunks.push(bytes);
    }
    return decodeSource(Buffer.concat(chunks, length), STDIN.uri);
  } catch (error) {
    return unreadable(error, STDIN.uri, 'file');
  }
}

function bytesOf(chunk: unknown): Buffer {
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
}

import { type BoundedRead, readBounded } from './bounded-read.ts';
import { type DecodedSource, decodeSource } from './decode.ts';
import type { InputProblem } from './input-problem.ts';
import { unreadable } from './system-error.ts';

/** The largest file that is read unless the caller says otherwise: 64 MiB. */
export const MAX_FILE_BYTES: number = 64 * 1024 * 1024;

/** Bounds of what is read into memory. */
export interface ReadLimits {
  /** Bytes of one file or of standard input. */
  readonly maxFileBytes?: number;
}

/** A file to read: where it lies (an absolute path), and what it is called in reports. */
export interface SourceFile {
  readonly path: string;
  readonly uri: string;
  /** Known only where finding the file told it. */
  readonly sizeBytes?: number;
}

/** Reads and decodes one file; whatever keeps it from being text is a problem value, never an exception. */
export function readSource(
  file: SourceFile,
  { maxFileBytes = MAX_FILE_BYTES }: ReadLimits = {},
): DecodedSource | InputProblem {
  try {
    return sourceOf(readBounded(file.path, maxFileBytes), file.uri, maxFileBytes);
  } catch (error) {
    return unreadable(error, file.uri, 'file');
  }
}

/** A problem for an input beyond the limit; the size where it is known. */
export function tooLarge(uri: string, maxFileBytes: number, sizeBytes: number | undefined): InputProblem {
  const size = sizeBytes === undefined ? 'it holds more than' : `it has ${inUnits(sizeBytes)}, more than`;
  const advice = 'split it, or leave it out with `--exclude`';
  return {
    code: 'too-large',
    uri,
    message: `the input is too large: ${size} the limit of ${inUnits(maxFileBytes)}; ${advice}`,
  };
}

/** A problem for a folder that stands where a file is to be read. */
export function folderInstead(uri: string): InputProblem {
  return { code: 'not-a-file', uri, message: 'this is a folder where a file was expected; name a file' };
}

function sourceOf(read: BoundedRead, uri: string, maxFileBytes: number): DecodedSource | InputProblem {
  switch (read.kind) {
    case 'bytes':
      return decodeSource(read.bytes, uri);
    case 'too-large':
      return tooLarge(uri, maxFileBytes, read.sizeBytes);
    case 'folder':
      return folderInstead(uri);
  }
}

function inUnits(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const amount = bytes / 1024 ** power;
  return `${Number.isInteger(amount) ? amount : amount.toFixed(1)} ${units[power] ?? 'bytes'}`;
}

import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { TextEncoding } from './decode.ts';
import { slashEnded } from './folder-path.ts';
import { outputError } from './output-error.ts';
import { inChunks, writeFully } from './write-fully.ts';

/** How a text is written. */
export interface WriteOptions {
  /** Bytes as `readSource` found them, so that a file that was read can be written back in the same form. */
  readonly encoding?: TextEncoding;
}

/**
 * Writes a file so that it is at any moment either the old or the new one, whole: a temporary file beside it takes its place.
 * The mode of an existing file stays, a link stays a link, and a pipe or device is written to directly. Throws `PlimsollError`.
 */
export function writeOutput(
  path: string,
  text: string | Iterable<string>,
  { encoding = 'utf-8' }: WriteOptions = {},
): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    const chunks = encoded(text, encoding);
    if (existing === undefined) replaceFile(resolve(path), chunks, undefined);
    else if (existing.isFile()) replaceExisting(path, chunks, existing);
    else writeInto(path, chunks);
  } catch (error) {
    throw outputError(error, `\`${path}\``);
  }
}

/** A file to write beside others. */
export interface Output {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * Writes several files, each as `writeOutput` does, so that none is changed before all new ones lie safely on the disk: what a full
 * disk or a missing right keeps from being written changes nothing. Throws `PlimsollError`.
 */
export async function writeTogether(outputs: readonly Output[]): Promise<void> {
  const prepared: Prepared[] = [];
  try {
    for (let first = 0; first < outputs.length; first += openAtOnce) {
      await Promise.all(outputs.slice(first, first + openAtOnce).map((output) => prepare(output, prepared)));
    }
    for (const { temporary, path } of prepared) renameSync(temporary, path);
  } finally {
    for (const { temporary } of prepared) rmSync(temporary, { force: true });
  }
}

/** A process may hold only so many files open. */
const openAtOnce = 128;

/** A new file on the disk, beside the one whose place it is to take. */
interface Prepared {
  readonly path: string;
  readonly temporary: string;
}

async function prepare({ path: given, text, encoding }: Output, prepared: Prepared[]): Promise<void> {
  try {
    const existing = statSync(given, { throwIfNoEntry: false });
    if (existing !== undefined) accessSync(given, constants.W_OK);
    const path = existing === undefined ? given : realpathSync.native(given);
    const temporary = temporaryBeside(path);
    const descriptor = openSync(temporary, 'wx');
    prepared.push({ path, temporary });
    try {
      writeFully(descriptor, encoded(text, encoding));
      if (existing !== undefined) keepOwnerAndMode(descriptor, existing);
      await flush(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw outputError(error, `\`${given}\``);
  }
}

const flush = promisify(fsync);

function temporaryBeside(path: string): string {
  return `${slashEnded(dirname(path))}.plimsoll-${randomUUID()}.tmp`;
}

/** Renaming needs no right to write the old file, so it is asked for, lest a write-protected file be replaced. */
function replaceExisting(path: string, chunks: Iterable<Uint8Array>, existing: Stats): void {
  accessSync(path, constants.W_OK);
  replaceFile(realpathSync.native(path), chunks, existing);
}

function replaceFile(path: string, chunks: Iterable<Uint8Array>, existing: Stats | undefined): void {
  const temporary = temporaryBeside(path);
  const descriptor = openSync(temporary, 'wx');
  try {
    try {
      writeFully(descriptor, chunks);
      if (existing !== undefined) keepOwnerAndMode(descriptor, existing);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Only the superuser can give a file to somebody else; the mode comes last because a change of owner resets parts of it. */
function keepOwnerAndMode(descriptor: number, existing: Stats): void {
  if (process.getuid?.() === 0) fchownSync(descriptor, existing.uid, existing.gid);
  fchmodSync(descriptor, existing.mode & 0o7777);
}

function writeInto(path: string, chunks: Iterable<Uint8Array>): void {
  const descriptor = openSync(path, 'w');
  try {
    writeFully(descriptor, chunks);
  } finally {
    closeSync(descriptor);
  }
}

/** A text as the bytes of its file. */
export function encodedText(text: string, encoding: TextEncoding): Uint8Array {
  return Buffer.concat([...encoded(text, encoding)]);
}

function* encoded(text: string | Iterable<string>, encoding: TextEncoding): Generator<Uint8Array> {
  if (encoding !== 'utf-8') yield encodedChunk('\uFEFF', encoding);
  for (const chunk of inChunks(text)) yield encodedChunk(chunk, encoding);
}

function encodedChunk(chunk: string, encoding: TextEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
    case 'utf-8-bom':
      return Buffer.from(chunk);
    case 'utf-16le':
      return Buffer.from(chunk, 'utf16le');
    case 'utf-16be':
      return Buffer.from(chunk, 'utf16le').swap16();
  }
}

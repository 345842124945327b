import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { constants, createGunzip, gunzipSync } from 'node:zlib';

import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '@plimsoll/engine';

import type { InputProblem } from '../input-problem.ts';
import type { SourceFile } from '../read-source.ts';
import { systemCode, unreadable } from '../system-error.ts';
import { isTooDeep, mapIn, mapsIn, textIn, textsIn } from './json-fields.ts';
import type { LiveObject } from './live-objects.ts';
import { snapshotMark, snapshotVersion } from './snapshot-form.ts';

/** What takes a snapshot as it is read; namespaces come first. */
export interface SnapshotReader {
  readonly onHead: (facts: SnapshotFacts) => void;
  readonly take: (object: LiveObject) => void;
}

/** What a snapshot says of itself at its beginning. */
export interface SnapshotFacts {
  readonly minor: number | undefined;
  /** False where only some namespaces were read. */
  readonly isWhole: boolean;
}

/** How the reading went. */
export interface SnapshotReading {
  readonly problems: readonly InputProblem[];
  /** How many values were left out, by what they were. */
  readonly secrets: number;
  readonly configValues: number;
  readonly environment: number;
  readonly credentials: number;
}

/** Bounds of a snapshot. */
export interface SnapshotLimits {
  /** Bytes of all lines together, unpacked. */
  readonly maxBytes: number;
  /** Bytes of one line; etcd holds no object of more than 1.5 MiB. */
  readonly maxLineBytes: number;
}

const usualLimits: SnapshotLimits = { maxBytes: 2 * 1024 ** 3, maxLineBytes: 16 * 1024 ** 2 };
const peekBytes = 512;

/** True for a file that begins as a snapshot does, packed or not, whatever its name. */
export function isSnapshot({ path, uri }: SourceFile): boolean {
  if (!/\.(?:json|gz)$/u.test(uri)) return false;
  try {
    return unpackedStart(firstBytes(path, peekBytes)).toString('latin1').startsWith(snapshotMark);
  } catch (error) {
    // Whoever reads the file next says what is wrong with it.
    systemCode(error);
    return false;
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function unpackedStart(bytes: Buffer): Buffer {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1024 * 1024 });
  } catch (error) {
    systemCode(error);
    return Buffer.alloc(0);
  }
}

/** Reads a snapshot line by line; what was read before anything went wrong is taken. Never throws for what is in it. */
export async function readSnapshot(
  { path, uri }: SourceFile,
  reader: SnapshotReader,
  { maxBytes, maxLineBytes }: SnapshotLimits = usualLimits,
): Promise<SnapshotReading> {
  const state: State = {
    uri,
    reader,
    problems: [],
    line: 0,
    objects: 0,
    hasHead: false,
    end: undefined,
    seen: new Set(),
  };
  try {
    let bytes = 0;
    let rest: Buffer[] = [];
    let restBytes = 0;
    for await (const chunk of unpacked(path)) {
      bytes += chunk.length;
      let start = 0;
      for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, start)) {
        takeLine(Buffer.concat([...rest, chunk.subarray(start, at)]).toString('utf8'), state);
        rest = [];
        restBytes = 0;
        start = at + 1;
      }
      rest.push(chunk.subarray(start));
      restBytes += chunk.length - start;
      if (restBytes > maxLineBytes || bytes > maxBytes) {
        const limit =
          restBytes > maxLineBytes
            ? `a line of it holds more than ${maxLineBytes >> 20} MiB`
            : `unpacked it holds more than ${maxBytes >> 20} MiB`;
        state.problems.push({
          code: 'too-large',
          uri,
          message: `the snapshot is not read to its end: ${limit}`,
        });
        return readingOf(state);
      }
    }
    if (restBytes > 0) takeLine(Buffer.concat(rest).toString('utf8'), state);
    if (state.end === undefined) state.problems.push(cutOff(state));
  } catch (error) {
    state.problems.push(isPackingError(error) ? cutOff(state) : unreadable(error, uri, 'file'));
  }
  return readingOf(state);
}

const newline = 10;

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const gunzip = isGzip(firstBytes(path, 2)) ? createGunzip() : undefined;
  try {
    if (gunzip !== undefined) {
      file.on('error', (error) => gunzip.destroy(error));
      file.pipe(gunzip);
    }
    for await (const chunk of gunzip ?? file)
      yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
  } finally {
    gunzip?.destroy();
    file.destroy();
  }
}

function firstBytes(path: string, count: number): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, count, 0));
  } finally {
    closeSync(descriptor);
  }
}

interface State {
  readonly uri: string;
  readonly reader: SnapshotReader;
  readonly problems: InputProblem[];
  line: number;
  objects: number;
  hasHead: boolean;
  end: JsonObject | undefined;
  readonly seen: Set<string>;
}

function takeLine(text: string, state: State): void {
  state.line += 1;
  if (text.trim() === '' || state.end !== undefined) return;
  const value = jsonIn(text);
  if (value === undefined) {
    noteFault(state, 'this line of the snapshot is no JSON object');
    return;
  }
  if (!state.hasHead) {
    takeHead(value, state);
    return;
  }
  const end = mapIn(value, 'end');
  if (end !== undefined) {
    takeEnd(end, state);
    return;
  }
  const object = mapIn(value, 'object');
  const at = textIn(value, 'at') ?? '';
  if (
    object === undefined ||
    isTooDeep(object) ||
    textIn(object, 'kind') === undefined ||
    !isPath(at) ||
    state.seen.has(at)
  ) {
    noteFault(state, 'this line of the snapshot holds no object');
    return;
  }
  state.seen.add(at);
  state.objects += 1;
  const owner = textIn(value, 'owner');
  state.reader.take({
    uri: `${state.uri}/${at}`,
    object,
    ownerUri: owner === undefined ? undefined : `${state.uri}/${owner}`,
  });
}

const mostFaults = 20;

/** Says what is wrong with a line; of many only the first. */
function noteFault(state: State, message: string): void {
  if (state.problems.length < mostFaults) state.problems.push(problemAt(state, message));
}

/** A way into the cluster, of parts that lead nowhere else. */
function isPath(at: string): boolean {
  return at.split('/').every((part) => /^[\w.:@~+%-]+$/u.test(part) && part !== '.' && part !== '..');
}

function takeHead(head: JsonObject, state: State): void {
  state.hasHead = true;
  const version = valueAt(head, 'plimsollSnapshot');
  if (version !== snapshotVersion) {
    state.problems.push(
      problemAt(
        state,
        `the snapshot is of form ${JSON.stringify(version ?? null)}, and this version of Plimsoll reads ${snapshotVersion}`,
      ),
    );
  }
  const minor = valueAt(head, 'kubernetesMinor');
  state.reader.onHead({
    minor:
      typeof minor === 'number' && Number.isInteger(minor) && minor > 0 && minor < 1000 ? minor : undefined,
    isWhole: textsIn(head, 'namespaces').length === 0,
  });
}

function takeEnd(end: JsonObject, state: State): void {
  state.end = end;
  for (const problem of mapsIn(end, 'problems')) {
    const at = textIn(problem, 'uri') ?? '';
    const where = isPath(at) ? `${state.uri}/${at}` : state.uri;
    const message = textIn(problem, 'message') ?? '';
    state.problems.push({
      code: 'cluster-error',
      uri: where,
      message: `when the snapshot was taken: ${message}`,
    });
  }
  if (valueAt(end, 'objects') !== state.objects) {
    state.problems.push(
      problemAt(state, 'the snapshot does not hold as many objects as it says at its end; take it again'),
    );
  }
}

function readingOf({ problems, end }: State): SnapshotReading {
  const withheld = mapIn(end, 'withheld');
  return {
    problems,
    secrets: countIn(end, 'secrets'),
    configValues: countIn(withheld, 'configValues'),
    environment: countIn(withheld, 'environment'),
    credentials: countIn(withheld, 'credentials'),
  };
}

function countIn(object: JsonObject | undefined, key: string): number {
  const value = object === undefined ? undefined : valueAt(object, key);
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}

function jsonIn(text: string): JsonObject | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return isObject(value) && !isArray(value) ? value : undefined;
  } catch {
    // The caller says that the line is no JSON.
    return undefined;
  }
}

function problemAt({ uri, line }: State, message: string): InputProblem {
  return { code: 'snapshot', uri, line, column: 1, message };
}

function cutOff({ uri, line, objects }: State): InputProblem {
  const message = `the snapshot is cut off after ${objects} objects: its end is missing; take it again`;
  return { code: 'snapshot', uri, line: Math.max(1, line), column: 1, message };
}

function isPackingError(error: unknown): boolean {
  const code = systemCode(error);
  return code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

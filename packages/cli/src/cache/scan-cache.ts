import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import {
  pack,
  packReport,
  unpack,
  unpackReport,
  type Packed,
  type PackedReport,
  type Plan,
  type PlanOrder,
  type Report,
} from '@plimsoll/engine';
import type { SourceFile } from '@plimsoll/inputs';
import type { Edge, Option, ParsedArguments } from '../command-line/command.ts';
import type { BatchResult } from '../scan/batch.ts';
import { cacheFolder, type CacheFolder } from './cache-folder.ts';
import { chunksOf, type Chunk } from './chunks.ts';
import { contentHashes } from './content-hashes.ts';
import { fileState, isSameState } from './file-state.ts';
import { programBuild } from './program-build.ts';

/** Where what a scan found out is kept for the next one. */
export const cacheOption: Option = {
  name: 'cache',
  value: 'DIR',
  summary: 'Keep what was found out in this folder, for the next scan to begin with',
};

/** What earlier scans with the same program under the same order found out about files. */
export interface ScanCache {
  /** The report of the last scan of the same files, with the same other input; else the given one, which is kept. */
  readonly report: (input: unknown, make: () => Promise<Report>) => Promise<Report>;
  /** Examines the files of which nothing is known. */
  readonly examine: (
    examineAll: (files: readonly SourceFile[]) => Promise<BatchResult>,
  ) => Promise<BatchResult>;
}

/** Opens the cache for some files; `undefined` where none is asked for. */
export function scanCache(
  args: ParsedArguments,
  edge: Edge,
  {
    files,
    order,
    plan,
  }: { readonly files: readonly SourceFile[]; readonly order: PlanOrder; readonly plan: Plan },
): ScanCache | undefined {
  const named = args.value('cache');
  const build = programBuild(edge);
  if (named === undefined || build === undefined) return undefined;
  const folder = cacheFolder(resolve(edge.cwd, named));
  const basis = keyOf(['basis', build, serialize(order)]);
  const chunks = chunksOf(
    contentHashes(files, keyOf(['files', build, edge.cwd, args.operands.join('\0')]), folder),
    files,
    basis,
  );
  return {
    report: async (input, make) => {
      const key = reportKey(basis, chunks, input);
      const kept = key === undefined ? undefined : reportIn(folder.read(key), plan);
      if (kept !== undefined) return kept;
      // From here on it is a scan like any other; see `bin/plimsoll.js`.
      setFlagsFromString('--semi-space-growth-factor=1');
      const report = await make();
      if (key !== undefined && !report.interrupted && isUnchanged(chunks)) {
        folder.write(key, serialize(packReport(report, plan)));
      }
      folder.prune();
      const failure = folder.failure();
      if (failure !== undefined) process.stderr.write(`note: nothing is kept in the cache: ${failure}\n`);
      return report;
    },
    examine: async (examineAll) => examineMissing(chunks, plan, folder, examineAll),
  };
}

function keyOf(parts: readonly (string | Uint8Array)[]): string {
  const lengths = parts.map((part) => part.length).join();
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(`${lengths}\n`), ...parts.map((part) => Buffer.from(part))]),
    'hex',
  );
}

/** The key of a report; `undefined` where some file could not be read, for nobody knows whether it can be next time. */
function reportKey(basis: string, chunks: readonly Chunk[], input: unknown): string | undefined {
  const keys = chunks.map(({ key }) => key);
  if (keys.includes(undefined)) return undefined;
  return keyOf(['report', basis, serialize(input), ...keys.map((key) => key ?? '')]);
}

/** A report that does not fit is one of a plan that no longer is, and counts as absent. */
function reportIn(content: Buffer | undefined, plan: Plan): Report | undefined {
  if (content === undefined) return undefined;
  const packed: PackedReport = deserialize(content);
  return unpackReport(packed, plan);
}

async function examineMissing(
  chunks: readonly Chunk[],
  plan: Plan,
  folder: CacheFolder,
  examineAll: (files: readonly SourceFile[]) => Promise<BatchResult>,
): Promise<BatchResult> {
  const kept = new Map<Chunk, BatchResult>();
  for (const chunk of chunks) {
    const content = chunk.key === undefined ? undefined : folder.read(chunk.key);
    if (content === undefined) continue;
    const packed: Packed = deserialize(content);
    kept.set(chunk, { examinations: unpack(packed, plan), problems: [] });
  }
  const missing = chunks.filter((chunk) => !kept.has(chunk));
  const { examinations, problems } = await examineAll(missing.flatMap(({ files }) => files));
  const byUri = new Map(examinations.map((examination) => [examination.uri, examination]));
  for (const chunk of missing) {
    const own = chunk.files.flatMap(({ uri }) => byUri.get(uri) ?? []);
    // One that is not there was not read, or not reached before the user ended the scan.
    if (chunk.key === undefined || own.length < chunk.files.length || !isUnchanged([chunk])) continue;
    folder.write(chunk.key, serialize(pack(own, plan)));
  }
  return {
    examinations: [...[...kept.values()].flatMap((one) => one.examinations), ...examinations],
    problems,
  };
}

/** True where no file has changed since its content was hashed, so that what was examined is what was hashed. */
function isUnchanged(chunks: readonly Chunk[]): boolean {
  return chunks.every(({ files, states }) =>
    files.every(({ path }, index) => isSameState(states[index], fileState(path))),
  );
}

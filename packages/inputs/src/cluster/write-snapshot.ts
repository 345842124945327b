import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { constants, createGzip, type Gzip } from 'node:zlib';

import { redacted, type Redaction } from '@plimsoll/engine';

import { outputError } from '../output-error.ts';
import { readCluster, type ClusterReading, type ClusterRequest, type ServerFacts } from './read-cluster.ts';
import {
  snapshotVersion,
  type SnapshotEnd,
  type SnapshotHead,
  type SnapshotObject,
} from './snapshot-form.ts';

/** What a snapshot is made of and what is taken out of it. */
export interface SnapshotRequest extends Redaction {
  readonly cluster: ClusterRequest;
  /** Absolute; with gzip where it ends in `.gz`. */
  readonly path: string;
  readonly tool: string;
  /** ISO 8601. */
  readonly taken: string;
  readonly withContext: boolean;
  readonly onProgress: (objects: number) => void;
}

/** How it went; nothing was written where no object was read. */
export interface SnapshotOutcome {
  readonly reading: ClusterReading;
  readonly objects: number;
}

/** Writes a snapshot while the cluster is read; the file appears when it is whole. Throws `PlimsollError` for the file alone. */
export async function writeSnapshot(request: SnapshotRequest): Promise<SnapshotOutcome> {
  const { path, cluster, onProgress } = request;
  const temporary = join(dirname(path), `.plimsoll-${randomUUID()}.tmp`);
  const lines = openLines(temporary, path);
  const tally = { secretValues: 0, configValues: 0, environment: 0, credentials: 0 };
  let root = '';
  let objects = 0;
  let secrets = 0;
  try {
    const reading = await readCluster(cluster, {
      onServer: (server) => {
        root = `${server.root}/`;
        lines.add(headOf(request, server));
      },
      take: ({ uri, object, ownerUri }) => {
        const one = redacted(object, request);
        for (const key of ['secretValues', 'configValues', 'environment', 'credentials'] as const) {
          tally[key] += one.withheld[key];
        }
        objects += 1;
        if (object['kind'] === 'Secret' && object['apiVersion'] === 'v1') secrets += 1;
        const owner = ownerUri === undefined ? {} : { owner: within(root, ownerUri) };
        const line: SnapshotObject = { at: within(root, uri), ...owner, object: one.object };
        lines.add(line);
      },
      onProgress,
    });
    if (objects === 0) return { reading, objects };
    const problems = reading.problems.map((problem) => ({ ...problem, uri: within(root, problem.uri) }));
    const end: SnapshotEnd = { end: { objects, withheld: tally, secrets, problems } };
    lines.add(end);
    await lines.close();
    renameSync(temporary, path);
    return { reading, objects };
  } catch (error) {
    throw outputError(error, `\`${path}\``);
  } finally {
    await lines.abandon();
    rmSync(temporary, { force: true });
  }
}

function headOf({ tool, taken, withContext, cluster }: SnapshotRequest, server: ServerFacts): SnapshotHead {
  return {
    plimsollSnapshot: snapshotVersion,
    tool,
    taken,
    ...(withContext ? { context: server.context } : {}),
    ...(server.minor === undefined ? {} : { kubernetesMinor: server.minor }),
    ...(cluster.namespaces === undefined ? {} : { namespaces: cluster.namespaces }),
  };
}

/** The way to something in the cluster from the cluster itself; empty for the cluster. */
function within(root: string, uri: string): string {
  return uri.startsWith(root) ? uri.slice(root.length) : '';
}

interface Lines {
  readonly add: (line: SnapshotHead | SnapshotObject | SnapshotEnd) => void;
  /** Has everything on the disk. Throws what went wrong on the way. */
  readonly close: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

function openLines(temporary: string, path: string): Lines {
  const descriptor = openSync(temporary, 'wx', 0o600);
  const gzip = path.endsWith('.gz') ? createGzip({ level: constants.Z_DEFAULT_COMPRESSION }) : undefined;
  let failure: unknown;
  const write = (chunk: Buffer): void => {
    try {
      for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at);
    } catch (error) {
      failure ??= error;
    }
  };
  gzip?.on('data', write);
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  return {
    add: (line) => {
      if (failure !== undefined) throw failure;
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      if (gzip === undefined) write(bytes);
      else gzip.write(bytes);
    },
    close: async () => {
      if (gzip !== undefined) await ended(gzip);
      if (failure !== undefined) throw failure;
      fsyncSync(descriptor);
      close();
    },
    abandon: async () => {
      gzip?.destroy();
      close();
    },
  };
}

function ended(gzip: Gzip): Promise<void> {
  return new Promise((resolve, reject) => {
    gzip.on('error', reject);
    gzip.on('end', resolve);
    gzip.end();
  });
}

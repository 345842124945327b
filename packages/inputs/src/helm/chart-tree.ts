import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { isWithin } from '../folder-path.ts';
import type { InputProblem } from '../input-problem.ts';
import { systemCode, unreadable } from '../system-error.ts';

/** The files of a chart by their path in it, with forward slashes. */
export type ChartTree = ReadonlyMap<string, Buffer>;

/** More than Helm's own limits for a chart leave room for. */
const mostBytes = 64 * 1024 * 1024;
const mostFiles = 20_000;
const deepest = 40;

/** Folders that no chart is rendered from, and that may be large. */
const passedOver: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Reads a chart as it lies on the disk. A link out of it, a pipe, or more than any chart has is a problem. */
export function readChartTree(root: string, uriPrefix: string): ChartTree | InputProblem {
  const reading: Reading = {
    root,
    real: realpathSync.native(root),
    uriPrefix,
    tree: new Map(),
    waiting: [''],
    sizeBytes: 0,
  };
  for (let next = reading.waiting.pop(); next !== undefined; next = reading.waiting.pop()) {
    for (const name of readdirSync(join(root, next)).toSorted()) {
      const problem = takeEntry(reading, next === '' ? name : `${next}/${name}`, name);
      if (problem !== undefined) return problem;
    }
  }
  return reading.tree;
}

interface Reading {
  readonly root: string;
  readonly real: string;
  readonly uriPrefix: string;
  readonly tree: Map<string, Buffer>;
  /** Folders that are still to be read. */
  readonly waiting: string[];
  sizeBytes: number;
}

function takeEntry(reading: Reading, inner: string, name: string): InputProblem | undefined {
  const { root, real, uriPrefix, tree, waiting } = reading;
  const uri = uriPrefix + inner;
  try {
    const path = realpathSync.native(join(root, inner));
    if (!isWithin(real, path)) return outside(uri, path);
    const stats = statSync(path);
    if (stats.isDirectory()) {
      if (inner.split('/').length > deepest) return tooMuch(uriPrefix, `more than ${deepest} folders deep`);
      if (!passedOver.has(name)) waiting.push(inner);
      return undefined;
    }
    if (!stats.isFile()) return special(uri);
    reading.sizeBytes += stats.size;
    if (reading.sizeBytes > mostBytes) return tooMuch(uriPrefix, 'larger than 64 MiB');
    if (tree.size >= mostFiles) return tooMuch(uriPrefix, `more than ${mostFiles} files`);
    tree.set(inner, readFileSync(path));
    return undefined;
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? broken(uri) : unreadable(error, uri, 'file');
  }
}

/** Writes a chart into a folder of its own; `changed` are files whose text is another, or `undefined` for one that is left out. */
export function writeChartTree(
  folder: string,
  tree: ChartTree,
  changed: ReadonlyMap<string, string | undefined> = new Map(),
): void {
  const made = new Set<string>();
  for (const [name, bytes] of tree) {
    const content = changed.has(name) ? changed.get(name) : bytes;
    if (content === undefined) continue;
    const path = join(folder, name);
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(path, content);
  }
}

function outside(uri: string, target: string): InputProblem {
  const message = `the symbolic link leads to \`${target}\`, out of the chart, which is therefore not rendered; copy what it leads to into the chart`;
  return { code: 'symlink-outside', uri, message };
}

function broken(uri: string): InputProblem {
  const message =
    'the symbolic link leads nowhere, and the chart is therefore not rendered; correct or remove it';
  return { code: 'symlink-broken', uri, message };
}

function special(uri: string): InputProblem {
  const message = 'this is a pipe, socket or device in a chart, which is therefore not rendered; remove it';
  return { code: 'not-a-file', uri, message };
}

function tooMuch(uriPrefix: string, what: string): InputProblem {
  const message = `the chart is ${what}, and is therefore not rendered; leave out what is no part of it`;
  return { code: 'too-large', uri: `${uriPrefix}Chart.yaml`, message };
}

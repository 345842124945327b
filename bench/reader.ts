// Compares the YAML reader with js-yaml on the manifests of the shared folder, both in this process and in this run.
// JS_YAML=/path/to/js-yaml says where js-yaml is if it is not installed; COLD=ours|peer measures the first pass of a
// fresh process over every file, as a scan would make it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseSource } from '../packages/engine/src/parse/parse-source.ts';

interface Peer {
  readonly loadAll: (text: string) => readonly unknown[];
}

const FOLDERS = ['../shared/conformance', '../shared/samples'];
const WARM_PASSES = 12;

const peer = (await import(process.env['JS_YAML'] ?? 'js-yaml').catch(() => undefined)) as Peer | undefined;
const texts = FOLDERS.filter((folder) => existsSync(folder))
  .flatMap(textsIn)
  .filter(isReadable);
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
console.log(`${texts.length} files, ${megabytes.toFixed(2)} MB`);

const readers: readonly (readonly [string, (text: string) => unknown])[] = [
  ['ours', (text) => parseSource({ uri: '', text })],
  ...(peer === undefined ? [] : [['peer', (text: string) => peer.loadAll(text)] as const]),
];

const cold = process.env['COLD'];
if (cold === undefined) warm();
else report(cold, timeOf(readers.find(([name]) => name === cold)?.[1] ?? (() => undefined)));

function warm(): void {
  const best = new Map<string, number>();
  for (let pass = 0; pass < WARM_PASSES; pass++) {
    for (const [name, read] of readers) {
      best.set(name, Math.min(best.get(name) ?? Infinity, timeOf(read)));
    }
  }
  for (const [name, ms] of best) report(name, ms);
  const ours = best.get('ours');
  const theirs = best.get('peer');
  if (ours !== undefined && theirs !== undefined)
    console.log(`ours is ${(theirs / ours).toFixed(2)} times as fast`);
}

function timeOf(read: (text: string) => unknown): number {
  const start = performance.now();
  for (const text of texts) {
    try {
      read(text);
    } catch (error) {
      if (process.env['COLD'] === undefined) throw error;
    }
  }
  return performance.now() - start;
}

function report(name: string, ms: number): void {
  console.log(`${name}: ${ms.toFixed(1)} ms, ${((megabytes / ms) * 1000).toFixed(1)} MB/s`);
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
}

/** Templates and what the peer refuses are left out, so that both read the same; before a cold pass nothing is read. */
function isReadable(text: string): boolean {
  if (text.includes('{{') || text.includes('{%')) return false;
  if (process.env['COLD'] !== undefined) return true;
  if (parseSource({ uri: '', text }).problems.length > 0) return false;
  try {
    peer?.loadAll(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The YAML reader against js-yaml, on one core and in one process, over the files of the corpus that both read. Ours notes
 * the position of every key and value on the way; js-yaml notes none. Target: at least 5 times as fast.
 *
 *   node --conditions=source bench/reader.ts [PASSES]
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { parseSource } from '../packages/engine/src/parse/parse-source.ts';
import { makeCorpus } from './corpus.ts';
import { median, shown } from './measure.ts';

const passes = Number(process.argv[2] ?? 9);
const corpus = makeCorpus(10_200);
const texts = globSync('**/*.{yaml,yml}', { cwd: corpus.folder })
  .toSorted()
  .map((file) => readFileSync(join(corpus.folder, file), 'utf8'))
  .filter(isReadByBoth);
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;

const ours = (text: string): unknown => parseSource({ uri: '', text });
const runs = Array.from({ length: passes }, () => [timeMs(ours), timeMs(loadAll)] as const);
const speed = (times: readonly number[]): string => shown((megabytes / median(times)) * 1000, 1);
const ratios = runs.map(([a, b]) => b / a);

process.stdout.write(`${texts.length} files, ${shown(megabytes, 1)} MB, ${passes} passes in pairs\n`);
process.stdout.write(
  `plimsoll: ${speed(runs.map(([a]) => a))} MB/s, js-yaml: ${speed(runs.map(([, b]) => b))} MB/s\n`,
);
process.stdout.write(
  `ratio, pair by pair: median ${shown(median(ratios))}, least ${shown(Math.min(...ratios))}\n`,
);

function timeMs(read: (text: string) => unknown): number {
  const started = performance.now();
  for (const text of texts) read(text);
  return performance.now() - started;
}

function isReadByBoth(text: string): boolean {
  if (parseSource({ uri: '', text }).problems.length > 0) return false;
  try {
    loadAll(text);
    return true;
  } catch {
    return false;
  }
}

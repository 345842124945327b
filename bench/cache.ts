/**
 * `plimsoll scan` of an unchanged repository with a cache against the same scan without one, whole commands in pairs. Target: at
 * least 5 times faster.
 *
 *   node --conditions=source bench/cache.ts [PAIRS] [FILES]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeCorpus } from './corpus.ts';
import { inPairs, median, runOnce, shown } from './measure.ts';

const plimsoll = resolve(import.meta.dirname, '..', 'packages/cli/bin/plimsoll.js');
const pairs = Number(process.argv[2] ?? 5);
const corpus = makeCorpus(Number(process.argv[3] ?? 10_200));
const cache = mkdtempSync(join(tmpdir(), 'plimsoll-bench-cache-'));
const usual = ['scan', '.', '--no-render', '--fail-on', 'never', '--format', 'csv'];
const scan = (...more: readonly string[]) =>
  runOnce(process.execPath, [plimsoll, ...usual, ...more], corpus.folder);

try {
  const runs = await inPairs(
    () => scan(),
    () => scan('--cache', cache),
    pairs,
  );
  const ratios = runs.map(([without, cached]) => without.wallMs / cached.wallMs);
  const wall = (side: 0 | 1): string => shown(median(runs.map((pair) => pair[side].wallMs)), 0);
  process.stdout.write(
    `${corpus.files} files, ${pairs} pairs: ${wall(0)} ms without, ${wall(1)} ms with a cache\n` +
      `ratio, pair by pair: median ${shown(median(ratios), 1)}, least ${shown(Math.min(...ratios), 1)}, most ${shown(Math.max(...ratios), 1)}\n`,
  );
} finally {
  rmSync(cache, { recursive: true, force: true });
}

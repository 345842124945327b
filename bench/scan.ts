/**
 * `plimsoll scan` against kube-score, whole commands in pairs, on the same files: those of the corpus that kube-score reads
 * (it gives up at the first file that it cannot read); charts and overlays are read as plain files by both. Target: at least 10
 * times faster, in under 300 MiB.
 *
 *   node --conditions=source bench/scan.ts [PAIRS]        kube-score is looked for on PATH
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeCorpus } from './corpus.ts';
import { inPairs, median, runOnce, shown } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const plimsoll = join(root, 'packages/cli/bin/plimsoll.js');
const pairs = Number(process.argv[2] ?? 5);
const corpus = makeCorpus(10_200);
const scan = () =>
  runOnce(
    process.execPath,
    [plimsoll, 'scan', '.', '--no-render', '--format', 'csv', '--fail-on', 'never'],
    corpus.folder,
  );

if (spawnSync('kube-score', ['version']).error === undefined) await compare();
else await alone();

async function compare(): Promise<void> {
  setAsideUnreadable();
  const files = globSync('**/*.{yaml,yml}', { cwd: corpus.folder }).toSorted();
  const kubeScore = () => runOnce('kube-score', ['score', '--output-format', 'ci', ...files], corpus.folder);
  const runs = await inPairs(scan, kubeScore, pairs);
  const ours = runs.map(([run]) => run);
  const theirs = runs.map(([, run]) => run);
  print(`${files.length} files, ${shown(corpus.bytes / 1e6, 1)} MB, ${pairs} pairs`);
  print('| | wall, median | files/s | peak memory |');
  print('|---|---|---|---|');
  for (const [name, list] of [['plimsoll scan', ours] as const, ['kube-score', theirs] as const]) {
    const wall = median(list.map(({ wallMs }) => wallMs));
    const peak = Math.max(...list.map(({ peakMiB }) => peakMiB));
    print(
      `| ${name} | ${shown(wall, 0)} ms | ${shown((files.length / wall) * 1000, 0)} | ${shown(peak, 0)} MiB |`,
    );
  }
  const ratios = runs.map(([a, b]) => b.wallMs / a.wallMs);
  print(
    `ratio, pair by pair: median ${shown(median(ratios), 1)}, least ${shown(Math.min(...ratios), 1)}, most ${shown(Math.max(...ratios), 1)}`,
  );
}

async function alone(): Promise<void> {
  print('kube-score is not on PATH; plimsoll alone');
  await scan();
  const runs = [];
  for (let run = 0; run < pairs; run++) runs.push(await scan());
  const wall = median(runs.map(({ wallMs }) => wallMs));
  print(
    `${corpus.files} files: ${shown(wall, 0)} ms, ${shown(Math.max(...runs.map(({ peakMiB }) => peakMiB)), 0)} MiB`,
  );
}

/** Moves what kube-score refuses out of the corpus, once; the outcome is remembered beside it. */
function setAsideUnreadable(): void {
  const stamp = `${corpus.folder}.readable`;
  if (existsSync(stamp)) return;
  const aside = `${corpus.folder}.aside`;
  rmSync(aside, { recursive: true, force: true });
  const real = globSync('{shared,conformance,samples,examples}/**/*.{yaml,yml}', {
    cwd: corpus.folder,
  }).toSorted();
  for (let start = 0; start < real.length; start += 100) {
    for (const file of refused(real.slice(start, start + 100))) {
      mkdirSync(dirname(join(aside, file)), { recursive: true });
      renameSync(join(corpus.folder, file), join(aside, file));
    }
  }
  writeFileSync(stamp, '');
}

function refused(files: readonly string[]): readonly string[] {
  if (files.length === 0) return [];
  const { stderr } = spawnSync('kube-score', ['score', '--output-format', 'ci', ...files], {
    cwd: corpus.folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (!stderr.includes('Failed to score')) return [];
  if (files.length === 1) return files;
  const middle = files.length >> 1;
  return [...refused(files.slice(0, middle)), ...refused(files.slice(middle))];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

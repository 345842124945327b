/**
 * Cost per file from 100 to 100,000 generated files, whole commands. Target: constant.
 *
 *   node --conditions=source bench/curve.ts [LARGEST]
 */
import { join, resolve } from 'node:path';
import { makeCorpus } from './corpus.ts';
import { median, runOnce, shown } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const largest = Number(process.argv[2] ?? 100_000);
const plimsoll = join(root, 'packages/cli/bin/plimsoll.js');

process.stdout.write(
  '| files | wall, median | µs a file | µs a file after start-up | peak memory |\n|---|---|---|---|---|\n',
);
const empty = median(
  (await several(makeCorpus(1, { realData: false }).folder, 5)).map(({ wallMs }) => wallMs),
);
for (const files of [100, 1000, 10_000, 30_000, 100_000].filter((count) => count <= largest)) {
  const corpus = makeCorpus(files, { realData: false });
  const runs = await several(corpus.folder, files > 10_000 ? 3 : 5);
  const wall = median(runs.map(({ wallMs }) => wallMs));
  const peak = Math.max(...runs.map(({ peakMiB }) => peakMiB));
  const after = ((wall - empty) / files) * 1000;
  process.stdout.write(
    `| ${files} | ${shown(wall, 0)} ms | ${shown((wall / files) * 1000, 0)} | ${shown(after, 0)} | ${shown(peak, 0)} MiB |\n`,
  );
}

async function several(folder: string, times: number): Promise<Awaited<ReturnType<typeof runOnce>>[]> {
  const runs = [];
  for (let run = 0; run < times; run++) {
    runs.push(
      await runOnce(
        process.execPath,
        [plimsoll, 'scan', '.', '--no-render', '--format', 'csv', '--fail-on', 'never'],
        folder,
      ),
    );
  }
  return runs;
}

/**
 * `plimsoll --version` against `node -e 0`, whole commands in pairs. Target: at most 2 times.
 *
 *   node --conditions=source bench/startup.ts [PAIRS]
 */
import { join, resolve } from 'node:path';
import { inPairs, median, runOnce, shown } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const pairs = Number(process.argv[2] ?? 21);
const plimsoll = join(root, 'packages/cli/bin/plimsoll.js');
const bare = () => runOnce(process.execPath, ['-e', '0'], root);

for (const words of [['--version'], ['--help'], ['explain', 'run-as-root']]) {
  const runs = await inPairs(() => runOnce(process.execPath, [plimsoll, ...words], root), bare, pairs);
  const ratios = runs.map(([ours, node]) => ours.wallMs / node.wallMs);
  const wall = median(runs.map(([ours]) => ours.wallMs));
  const least = median(runs.map(([, node]) => node.wallMs));
  process.stdout.write(
    `plimsoll ${words.join(' ')}: ${shown(wall, 0)} ms, node -e 0: ${shown(least, 0)} ms, ratio ${shown(median(ratios))}\n`,
  );
}

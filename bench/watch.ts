/**
 * `plimsoll scan --watch`: from the moment a file is saved to the summary on standard output. Target: under 100 ms.
 *
 *   node --conditions=source bench/watch.ts [SAVES] [FILES]
 */
import { spawn } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeCorpus } from './corpus.ts';
import { median, shown } from './measure.ts';

const plimsoll = resolve(import.meta.dirname, '..', 'packages/cli/bin/plimsoll.js');
const saves = Number(process.argv[2] ?? 20);
const corpus = makeCorpus(Number(process.argv[3] ?? 1000), { realData: false });
const [first = ''] = globSync('**/*.yaml', { cwd: corpus.folder }).toSorted();
const file = join(corpus.folder, first);
const text = readFileSync(file, 'utf8');
const child = spawn(process.execPath, [plimsoll, 'scan', '.', '--watch', '--quiet'], {
  cwd: corpus.folder,
  stdio: ['ignore', 'pipe', 'inherit'],
});
let wake = (): void => undefined;
child.stdout.on('data', (chunk: Buffer) => {
  if (chunk.includes('checks in')) wake();
});
const summary = (): Promise<void> =>
  new Promise((done) => {
    wake = done;
  });

await summary();
const times: number[] = [];
for (let save = 0; save < saves; save++) {
  await pause(200);
  const shownAgain = summary();
  const started = performance.now();
  writeFileSync(file, save % 2 === 0 ? `${text}# saved\n` : text);
  await shownAgain;
  times.push(performance.now() - started);
}
writeFileSync(file, text);
child.kill('SIGINT');
process.stdout.write(
  `${corpus.files} files, ${saves} saves: median ${shown(median(times), 0)} ms, most ${shown(Math.max(...times), 0)} ms\n`,
);

/**
 * `plimsoll fix . --write` on 1,000 files: scan, edits, proof and writing, as one command. Target: under 2 s on 2 cores. A scan of the
 * same files in the same minutes stands beside it.
 *
 *   node --conditions=source bench/fix.ts [RUNS] [FILES]
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeCorpus } from './corpus.ts';
import { median, runOnce, shown, type Run } from './measure.ts';

const plimsoll = resolve(import.meta.dirname, '..', 'packages/cli/bin/plimsoll.js');
const runs = Number(process.argv[2] ?? 5);
const corpus = makeCorpus(Number(process.argv[3] ?? 1000), { realData: false });

/** Runs a command on a fresh copy of the files. */
async function onCopy(args: readonly string[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-fix-'));
  try {
    cpSync(corpus.folder, folder, { recursive: true });
    return await runOnce(process.execPath, [plimsoll, ...args], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const commands = [
  ['scan', ['scan', '.', '--format', 'csv', '--fail-on', 'never']],
  ['fix --safe --write', ['fix', '.', '--write']],
  ['fix --unsafe --write', ['fix', '.', '--unsafe', '--write']],
] as const;
const taken = new Map<string, Run[]>(commands.map(([name]) => [name, []]));
for (let run = 0; run <= runs; run++) {
  for (const [name, args] of commands) {
    const one = await onCopy(args);
    // The first run of each warms the system's caches.
    if (run > 0) taken.get(name)?.push(one);
  }
}
print(`${corpus.files} files, ${shown(corpus.bytes / 1e6, 1)} MB, ${runs} runs each in turn`);
print('| command | wall, median | most | peak memory |');
print('|---|---|---|---|');
for (const [name, list] of taken) {
  const walls = list.map(({ wallMs }) => wallMs);
  const peak = Math.max(...list.map(({ peakMiB }) => peakMiB));
  print(
    `| \`${name}\` | ${shown(median(walls), 0)} ms | ${shown(Math.max(...walls), 0)} ms | ${shown(peak, 0)} MiB |`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

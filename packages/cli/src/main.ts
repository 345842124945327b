import { readFileSync } from 'node:fs';
import { didYouMean, visible } from '@plimsoll/engine';
import { PlimsollError, writeStdout } from '@plimsoll/inputs';
import { commands } from './commands/index.ts';
import { parseArguments, usage } from './command-line/arguments.ts';
import type { Edge } from './command-line/command.ts';
import { helpOf, overview } from './command-line/help.ts';
import { terminalOf } from './command-line/terminal.ts';

const couldNot = 2;

// A note that nobody can read, because the disk is full or the reader has gone, does not change how the run ends.
process.stderr.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  try {
    return await run(words);
  } catch (error) {
    return explain(error, words.includes('--debug'));
  }
}

async function run([name, ...rest]: readonly string[]): Promise<number> {
  const edge = makeEdge();
  if (name === undefined || name === '--help' || name === '-h') {
    writeStdout(overview(commands, edge));
    return name === undefined ? couldNot : 0;
  }
  if (name === '--version' || name === '-V') {
    writeStdout(`${edge.version}\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    throw usage(
      `there is no command \`${name}\`${didYouMean(
        name,
        commands.map((candidate) => candidate.name),
        '',
      )}`,
    );
  }
  const args = parseArguments(rest, command);
  if (args.has('help')) {
    writeStdout(helpOf(command, edge.stdout));
    return 0;
  }
  return command.run(args, edge);
}

function makeEdge(): Edge {
  const isSource = import.meta.url.endsWith('.ts');
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return {
    cwd: currentFolder(),
    environment: process.env,
    version: versionIn(manifest),
    commands,
    workerUrl: new URL(isSource ? './worker.ts' : './worker.js', import.meta.url),
    stdout: terminalOf(process.stdout, process.env),
    stderr: terminalOf(process.stderr, process.env),
  };
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new PlimsollError('usage', 'the folder this runs in does not exist any more; change to another');
  }
}

function versionIn(manifest: unknown): string {
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'unknown';
}

function explain(error: unknown, isDebug: boolean): number {
  const known = error instanceof PlimsollError;
  const text = known
    ? error.message
    : `this is a bug in Plimsoll: ${String(error)}\nrun it again with --debug for the place`;
  const stack = isDebug && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  const lines = `plimsoll: ${text}\n${stack}`.split('\n');
  process.stderr.write(lines.map(visible).join('\n'));
  return couldNot;
}

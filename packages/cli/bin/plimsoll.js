#!/usr/bin/env node
// The door of the command line: says which Node is needed where this one is too old, and answers `--version` at once.
import { readFileSync } from 'node:fs';
import module from 'node:module';
import v8 from 'node:v8';

const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  process.stderr.write(
    'plimsoll needs Node ' + needed + ' or newer, and this is Node ' + process.versions.node + '\n',
  );
  process.exitCode = 2;
} else if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.on('error', ({ code }) => (process.exitCode = code === 'EPIPE' ? 0 : 2));
  process.stdout.write(manifest.version + '\n');
} else {
  // Measured (docs/performance.md): a scan is over before code of the highest tier would pay for its compilation, and its
  // garbage dies young, so small young generations, once they hold a batch, save a third of the memory at no cost in time.
  // What is kept in a cache is read at once and lives; only where it is not there does the same hold. A watch runs for hours
  // and is the other way round.
  if (!process.argv.includes('--watch')) {
    v8.setFlagsFromString('--no-opt');
    v8.setFlagsFromString('--always-sparkplug');
    if (process.argv.includes('--cache')) v8.setFlagsFromString('--semi-space-growth-factor=16');
    else {
      v8.setFlagsFromString('--max-semi-space-size=4');
      setTimeout(() => v8.setFlagsFromString('--semi-space-growth-factor=1'), 0).unref();
    }
  }
  module.enableCompileCache();
  await import('../dist/main.js');
}

// Makes the one package that is published: the bundle with a manifest of its own, packed into a tarball.
//   node tools/pack.mjs FOLDER    writes plimsoll-VERSION.tgz there and prints its path
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'packages', 'cli');
const target = resolve(process.argv[2] ?? '.');
const { version } = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8'));

execFileSync(process.execPath, [join(root, 'tools', 'build.mjs')], { stdio: 'inherit' });
const staged = mkdtempSync(join(tmpdir(), 'plimsoll-pack-'));
try {
  for (const part of ['main.js', 'worker.js', 'chunks']) {
    cpSync(join(cli, 'dist', part), join(staged, 'dist', part), { recursive: true });
  }
  cpSync(join(cli, 'bin'), join(staged, 'bin'), { recursive: true });
  cpSync(join(root, 'schemas'), join(staged, 'schemas'), { recursive: true });
  for (const file of ['README.md', 'LICENSE', 'NOTICE']) cpSync(join(root, file), join(staged, file));
  writeFileSync(join(staged, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  mkdirSync(target, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', target], {
    cwd: staged,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  process.stdout.write(`${join(target, `plimsoll-${version}.tgz`)}\n`);
} finally {
  rmSync(staged, { recursive: true, force: true });
}

function manifest() {
  return {
    name: 'plimsoll',
    version,
    description: 'Keeps Kubernetes safe from the first manifest to the running cluster',
    license: 'Apache-2.0',
    type: 'module',
    engines: { node: '>=24' },
    bin: { plimsoll: 'bin/plimsoll.js' },
    files: ['bin', 'dist', 'schemas', 'NOTICE'],
  };
}

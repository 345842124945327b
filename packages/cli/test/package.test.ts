import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { privilegedPod } from './plimsoll.ts';

const root = resolve(import.meta.dirname, '../../..');

test('the published package, installed in an empty folder, scans', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const tarball = execFileSync(process.execPath, [join(root, 'tools/pack.mjs'), folder], {
    encoding: 'utf8',
  }).trim();
  const home = join(folder, 'home');
  const elsewhere = join(folder, 'elsewhere');
  for (const made of [home, elsewhere]) mkdirSync(made);
  writeFileSync(join(elsewhere, 'package.json'), '{"private": true}');
  const npm = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--offline', '--cache', join(folder, 'cache'), tarball],
    {
      cwd: elsewhere,
      encoding: 'utf8',
      env: { ...process.env, HOME: home },
      shell: process.platform === 'win32',
    },
  );
  expect({ status: npm.status, stderr: npm.stderr }).toMatchObject({ status: 0 });
  expect(readdirSync(join(elsewhere, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'plimsoll',
  ]);
  writeFileSync(join(elsewhere, 'pod.yaml'), privilegedPod('web'));
  const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;
  const scan = spawnSync(
    join(elsewhere, 'node_modules/.bin/plimsoll'),
    ['scan', 'pod.yaml', '--format', 'csv'],
    {
      cwd: elsewhere,
      encoding: 'utf8',
      env: { ...process.env, HOME: home, PATH: path },
    },
  );
  expect(scan.stderr).toBe('');
  expect(scan.status).toBe(1);
  expect(scan.stdout).toContain('critical,privileged-container,pod.yaml,10,9,Pod,,web,app,');
});

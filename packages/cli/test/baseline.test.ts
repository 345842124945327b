import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, plimsoll, privilegedPod, scanJson } from './plimsoll.ts';

const file = 'plimsoll-baseline.json';

test('what is written down is silent, also from another folder and after files moved; what is new is not', () => {
  const cwd = folderWith({ 'deploy/a.yaml': privilegedPod('web'), 'deploy/sub/b.yaml': privilegedPod('db') });
  expect(plimsoll(['baseline', 'write', 'deploy'], { cwd })).toMatchObject({ exitCode: 0, stdout: '' });
  const same = plimsoll(['scan', 'deploy', '--baseline', file], { cwd });
  expect(same.exitCode).toBe(0);
  expect(same.stdout).toMatch(/^nothing found/u);
  expect(same.stdout).toContain('in the baseline');
  const below = plimsoll(['scan', '.', '--baseline', `../${file}`], { cwd: join(cwd, 'deploy') });
  expect(below.exitCode).toBe(0);
  writeFileSync(join(cwd, 'deploy/c.yaml'), privilegedPod('new'));
  const { exitCode, report, stderr } = scanJson(['deploy', '--baseline', file], { cwd });
  expect(exitCode).toBe(1);
  expect(new Set(report.findings.map(({ resource }) => resource.name))).toEqual(new Set(['new']));
  expect(stderr).toContain('in the baseline');
});

test('entries keep what was written to them, and go when nothing needs them', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  plimsoll(['baseline', 'write', '.', '--check', 'privileged-container,run-as-root'], { cwd });
  const path = join(cwd, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace('"check":"run-as-root"', '"reason":"old driver","until":"2027-01-31","check":"run-as-root"'),
  );
  writeFileSync(join(cwd, 'a.yaml'), privilegedPod('web').replace('privileged: true', 'privileged: false'));
  const args = ['.', '--check', 'privileged-container,run-as-root', '--now', '2026-11-21'];
  const scanned = plimsoll(['scan', ...args, '--baseline', file, '--verbose'], { cwd });
  expect(scanned.stdout).toContain('1 in the baseline, 1 entry no longer needed');
  expect(scanned.stdout).toContain('no longer needed: privileged-container  Pod web, container app  a.yaml');
  expect(plimsoll(['baseline', 'write', ...args, '--prune'], { cwd }).stderr).toContain('1 entry, before 2');
  const pruned = readFileSync(path, 'utf8');
  expect(pruned).toContain('"reason":"old driver","until":"2027-01-31"');
  expect(pruned).not.toContain('"check":"privileged-container"');
  const late = plimsoll(['scan', '.', '--check', 'run-as-root', '--now', '2027-02-01', '--baseline', file], {
    cwd,
  });
  expect(late.exitCode).toBe(1);
  expect(late.stdout).toContain('1 entry past the end that was set');
  const json = scanJson([...args, '--baseline', file, '--show-suppressed'], { cwd });
  expect(JSON.stringify(json.report.findings)).toContain(
    '"suppression":{"kind":"baseline","source":"plimsoll","reason":"old driver","until":"2027-01-31"}',
  );
});

test('entries that have ended or are of no use are findings in the file of the baseline', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web'), 'b.yaml': privilegedPod('db') });
  plimsoll(['baseline', 'write', '.'], { cwd });
  const path = join(cwd, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('"check":"run-as-root"', '"until":"2027-01-31","check":"run-as-root"'));
  writeFileSync(join(cwd, 'b.yaml'), privilegedPod('db').replace('privileged: true', 'privileged: false'));
  const { report } = scanJson(['.', '--baseline', file, '--now', '2027-02-01'], { cwd });
  const said = report.findings.filter(({ location }) => location.uri === file);
  expect(said.map(({ check, location }) => [check, location.line > 1])).toEqual(
    expect.arrayContaining([
      ['exception-expired', true],
      ['exception-unused', true],
    ]),
  );
  expect(report.findings.map(({ check }) => check)).toContain('run-as-root');
  expect(report.findings.filter(({ check }) => check === 'exception-unused')).toHaveLength(1);
});

test('a scan that is unlike the one of the baseline says so', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  plimsoll(['baseline', 'write', '.', '--profile', 'strict'], { cwd });
  const { stdout } = plimsoll(['scan', '.', '--baseline', file, '--kubernetes-version', '1.30'], {
    cwd,
    env: { COLUMNS: '200' },
  });
  expect(stdout).toContain('it was made with Kubernetes 1.36');
  expect(stdout).toContain('it was made with profile strict');
  expect(stdout).toContain('of its checks do not run now');
});

test('nothing is written where not everything could be looked at', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web'), 'b.yaml': 'a: [1\n' });
  const run = plimsoll(['baseline', 'write', '.'], { cwd });
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain('no baseline was written');
  expect(() => readFileSync(join(cwd, file))).toThrow('ENOENT');
  expect(plimsoll(['baseline', 'write', 'a.yaml', '--output', '-'], { cwd }).stdout).toContain(
    '"baselineVersion": 1',
  );
});

test.each<[string, readonly string[], string, string]>([
  ['missing', ['scan', '.', '--baseline', 'no.json'], '', 'it does not exist; write one with'],
  ['cut off', ['scan', '.', '--baseline', 'b.json'], '{"baselineVersion": 1,', 'it is cut off'],
  [
    'of another version',
    ['scan', '.', '--baseline', 'b.json'],
    '{"baselineVersion": 9}',
    '`baselineVersion` 9',
  ],
  ['a report', ['scan', '.', '--baseline', 'b.json'], '{"reportVersion": 1}', 'this is no baseline'],
  ['in conflict', ['scan', '.', '--baseline', 'b.json'], '<<<<<<< a\n', 'conflict markers'],
  [
    'not there to be pruned',
    ['baseline', 'write', '.', '--prune'],
    '',
    'there is no `plimsoll-baseline.json`',
  ],
  ['without its verb', ['baseline', 'wirte'], '', 'did you mean `write`?'],
])('a baseline that is %s is an error', (_, args, text, expected) => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web'), 'b.json': text });
  const { exitCode, stderr, stdout } = plimsoll(args, { cwd });
  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.replaceAll('the baseline is cut off', 'it is cut off')).toContain(expected);
});

test('what an overlay is built to is known by where the overlay lies, also after it moved', () => {
  const cwd = folderWith({
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': privilegedPod('web'),
    'overlays/dev/kustomization.yaml': 'resources: [../../base]\nnamespace: dev\n',
    'overlays/prod/kustomization.yaml': 'resources: [../../base]\nnamespace: prod\n',
  });
  plimsoll(['baseline', 'write', '.'], { cwd });
  expect(plimsoll(['scan', 'overlays/dev', '--baseline', file], { cwd }).exitCode).toBe(0);
  renameSync(join(cwd, 'overlays'), join(cwd, 'environments'));
  expect(plimsoll(['scan', '.', '--baseline', file], { cwd }).exitCode).toBe(0);
  const patch =
    "patches: [{patch: '{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {hostNetwork: true}}'}]\n";
  appendFileSync(join(cwd, 'environments/prod/kustomization.yaml'), patch);
  const { exitCode, report } = scanJson(['.', '--baseline', file], { cwd });
  expect(exitCode).toBe(1);
  expect(report.findings.map(({ check }) => check)).toContain('host-network');
});

import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bin, folderWith, plimsoll, privilegedPod, scanJson } from './plimsoll.ts';

const harmless =
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: shop\ndata:\n  level: info\n';

describe('the exit code of scan', () => {
  test('0 where nothing is found', () => {
    expect(plimsoll(['scan', 'a.yaml'], { cwd: folderWith({ 'a.yaml': harmless }) }).exitCode).toBe(0);
  });

  test('1 where something at or above the threshold is found', () => {
    const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
    expect(plimsoll(['scan', 'a.yaml'], { cwd }).exitCode).toBe(1);
    expect(plimsoll(['scan', 'a.yaml', '--fail-on', 'critical'], { cwd }).exitCode).toBe(1);
    expect(
      plimsoll(['scan', 'a.yaml', '--check', 'run-as-root', '--fail-on', 'critical'], { cwd }).exitCode,
    ).toBe(0);
    expect(plimsoll(['scan', 'a.yaml', '--fail-on', 'never'], { cwd }).exitCode).toBe(0);
  });

  test('2 wins over 1 where a file cannot be read, and the others are judged all the same', () => {
    const cwd = folderWith({
      'a.yaml': privilegedPod('web'),
      'b.yaml': 'a: [1\n',
      'c.yaml': privilegedPod('db'),
    });
    const { exitCode, report } = scanJson(['.'], { cwd });
    expect(exitCode).toBe(2);
    expect(report.coverage.problems).toMatchObject([{ code: 'yaml-syntax', uri: 'b.yaml' }]);
    expect(new Set(report.findings.map(({ location }) => location.uri))).toEqual(
      new Set(['a.yaml', 'c.yaml']),
    );
  });

  test('2 where no resource is found, unless that is expected', () => {
    const cwd = folderWith({ 'notes.txt': 'nothing here', 'values.yaml': 'replicas: 3\n' });
    const { exitCode, report } = scanJson(['.'], { cwd });
    expect(exitCode).toBe(2);
    expect(report.coverage).toMatchObject({
      documents: 1,
      resources: 0,
      problems: [{ code: 'no-resources' }],
    });
    expect(plimsoll(['scan', '.', '--allow-empty'], { cwd }).exitCode).toBe(0);
  });

  test('2 for a path that does not exist, with a hint at a near one', () => {
    const { exitCode, stdout } = plimsoll(['scan', 'deplyo'], {
      cwd: folderWith({ 'deploy/a.yaml': harmless }),
    });
    expect(exitCode).toBe(2);
    expect(stdout).toContain('`deploy`');
  });
});

describe('a command line that is written wrongly', () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['scna'], 'did you mean `scan`?'],
    [['scan', '--fromat', 'json'], 'did you mean `--format`?'],
    [['scan', '--format', 'jsn'], 'did you mean `json`?'],
    [['scan', '--check', 'privileged-contianer'], 'did you mean `privileged-container`?'],
    [['scan', '--skip-check', 'CKV_K8S_0'], 'no check is called'],
    [['scan', '--skip-check', 'CKV_K8S_0'], '`plimsoll checks` lists them'],
    [['scan', '--check', ''], 'no check is named'],
    [['scan', '--check', 'run-as-root', '--skip-check', 'run-as-root'], 'leaves no check to run'],
    [['checks', ' , '], 'no check is named'],
    [['explain', ''], 'no check is named'],
    [['scan', '--kubernetes-version', 'new'], 'write it as `1.'],
    [['scan', '--format'], 'needs a value'],
    [['scan', '--quiet=yes'], 'takes no value'],
    [['scan', '--format', 'json', '--format', 'csv'], 'only one format'],
    [['scan', '-f', 'json', '-o', 'a', '-f', 'csv', '-o', 'a'], 'named twice'],
    [['scan', '--output', 'report.txt'], 'does not tell its format'],
    [['explain'], 'needs ID, as in `plimsoll explain '],
    [['version', 'extra'], 'does not take `extra`'],
    [['completion', 'powershell'], 'bash, zsh, fish'],
    [['completion', 'bsh'], 'did you mean `bash`?'],
    [['scan', '--\u001B[31mred'], '`--\\u{1b}[31mred`'],
  ];

  test.each(cases)('%j', (words, hint) => {
    const { exitCode, stdout, stderr } = plimsoll(words);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('bug in Plimsoll');
  });
});

describe.skipIf(!existsSync('/dev/full'))('on a full disk', () => {
  test.each<[string, readonly string[], 1 | 2]>([
    ['a note on standard error changes no exit code', ['scna'], 2],
    ['an answer that cannot be given is exit 2', ['--version'], 1],
    ['a report that cannot be given is exit 2', ['checks'], 1],
  ])('%s', (_, words, descriptor) => {
    const full = openSync('/dev/full', 'w');
    const stdio = [0, 1, 2].map((stream) => (stream === descriptor ? full : 'ignore'));
    const { status } = spawnSync(process.execPath, [bin, ...words], { stdio });
    closeSync(full);
    expect(status).toBe(2);
  });
});

test('every command has a help with examples', () => {
  for (const name of ['scan', 'resources', 'checks', 'explain', 'completion', 'help', 'version']) {
    const { exitCode, stdout } = plimsoll([name, '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Usage: plimsoll ${name}`);
    expect(stdout).toContain('Examples');
    expect(plimsoll(['help', name]).stdout).toBe(stdout);
  }
});

test('the version is told in two ways', () => {
  const short = plimsoll(['--version']).stdout.trim();
  expect(short).toMatch(/^\d+\.\d+\.\d+$/u);
  expect(plimsoll(['version']).stdout).toContain(short);
});

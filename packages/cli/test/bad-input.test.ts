import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bin, folderWith, interrupted, plimsoll, privilegedPod, scanJson, type Run } from './plimsoll.ts';

/** One bad file among good ones: the bad one is named, the good one judged, the exit code 2. */
function scanBeside(bad: string | Buffer, name = 'bad.yaml'): ReturnType<typeof scanJson> {
  return scanJson(['.'], { cwd: folderWith({ [name]: bad, 'good.yaml': privilegedPod('good') }) });
}

function expectRefused(run: ReturnType<typeof scanJson>, code: string): void {
  expect(run.exitCode).toBe(2);
  expect(run.report.coverage.problems.map((problem) => problem.code)).toContain(code);
  expect(run.report.findings.map(({ resource }) => resource.name)).toContain('good');
}

describe('a bad file among good ones', () => {
  const refused: readonly (readonly [string, string | Buffer, string])[] = [
    ['broken YAML', 'a: b\n  c: d\n', 'yaml-syntax'],
    ['200,000 levels of flow nesting', '['.repeat(200_000), 'yaml-too-deep'],
    [
      '5,000 levels of block nesting',
      Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
      'yaml-too-deep',
    ],
    ['200,000 dashes in a line', `${'- '.repeat(200_000)}a\n`, 'yaml-too-deep'],
    ['an alias bomb', aliasBomb(), 'yaml-alias-bomb'],
    ['a merge bomb', mergeBomb(), 'yaml-alias-bomb'],
    ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3]), 'binary'],
    ['bytes that are no UTF-8', Buffer.from('a: \xff\xfe\x80\n', 'latin1'), 'invalid-utf8'],
    ['a NUL byte', 'a: "x\0y"\n', 'binary'],
  ];

  test.each(refused)('%s', (_, bad, code) => expectRefused(scanBeside(bad), code));

  test('a 200 MB file is refused by name, with the limit', () => {
    const cwd = folderWith({ 'good.yaml': privilegedPod('good') });
    const file = openSync(join(cwd, 'huge.yaml'), 'w');
    ftruncateSync(file, 200 * 1024 * 1024);
    closeSync(file);
    const run = scanJson(['.'], { cwd });
    expectRefused(run, 'too-large');
    expect(run.report.coverage.problems).toMatchObject([
      { uri: 'huge.yaml', message: expect.stringContaining('64 MiB') },
    ]);
  });

  test('a link out of the tree is named and not followed, and a loop of links ends', () => {
    const outside = folderWith({ 'secret.yaml': privilegedPod('outside') });
    const cwd = folderWith({ 'good.yaml': privilegedPod('good') });
    symlinkSync(outside, join(cwd, 'out'));
    mkdirSync(join(cwd, 'below'));
    symlinkSync('..', join(cwd, 'below', 'up'));
    const run = scanJson(['.'], { cwd });
    expectRefused(run, 'symlink-outside');
    expect(run.report.findings.map(({ resource }) => resource.name)).not.toContain('outside');
  });

  test('a file that cannot be read is named', () => {
    const cwd = folderWith({ 'good.yaml': privilegedPod('good') });
    symlinkSync('nowhere.yaml', join(cwd, 'broken.yaml'));
    expectRefused(scanJson(['.'], { cwd }), 'symlink-broken');
  });
});

describe('what is unusual but fine', () => {
  test('UTF-16 with a byte order mark is read', () => {
    const text = Buffer.from(`\ufeff${privilegedPod('wide')}`, 'utf16le');
    const { report } = scanBeside(text);
    expect(report.findings.map(({ resource }) => resource.name)).toContain('wide');
    expect(report.coverage.problems).toEqual([]);
  });

  test('a million items in a list are read', () => {
    const list = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: long, namespace: shop}\nitems:\n${'- a\n'.repeat(1_000_000)}`;
    expect(scanBeside(list).report.coverage).toMatchObject({ resources: 2, problems: [] });
  });

  test('templates are counted and are no problem', () => {
    const { exitCode, report } = scanBeside('{{- if .Values.on }}\nkind: Pod\n{{- end }}\n');
    expect(report.coverage).toMatchObject({ templates: 1, problems: [] });
    expect(exitCode).toBe(1);
  });

  test('what ignore files leave out is counted, and listed where every detail is wanted', () => {
    const cwd = folderWith({
      '.gitignore': 'build/\nb.yaml\n',
      'a.yaml': privilegedPod('a'),
      'b.yaml': privilegedPod('b'),
      'build/c.yaml': privilegedPod('c'),
    });
    const { stdout } = plimsoll(['scan', '--quiet'], { cwd });
    expect(stdout).toContain('2 manifests left out by ignore files (--verbose lists them)');
    const { stdout: verbose } = plimsoll(['scan', '--verbose'], { cwd });
    expect(verbose).toContain('2 manifests left out by ignore files\n  b.yaml\n  build/c.yaml');
    const { coverage } = JSON.parse(plimsoll(['scan', '--format', 'json'], { cwd }).stdout);
    expect(coverage).toMatchObject({ files: 1, ignored: 2 });
  });

  test('keys named like members of every object are plain data', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: good\n  labels: {__proto__: one, constructor: two, toString: three}\n__proto__:\n  kind: Evil\nspec:\n  containers: [{name: __proto__, securityContext: {privileged: true}}]\n';
    const { report } = scanBeside(text);
    expect(report.coverage.problems).toEqual([]);
    const [line = ''] = plimsoll(['resources', '-', '--format', 'jsonl'], { input: text }).stdout.split('\n');
    expect(Object.hasOwn(JSON.parse(line).object, '__proto__')).toBe(true);
  });

  test('standard input is read as a file', () => {
    const { report, exitCode } = scanJson(['-'], { input: privilegedPod('piped') });
    expect(exitCode).toBe(1);
    expect(report.findings.map(({ location }) => location.uri)).toContain('-');
    const csv = plimsoll(['scan', '-', '--format', 'csv'], { input: privilegedPod('piped') }).stdout;
    expect(csv).toContain('critical,privileged-container,-,10,');
  });

  test('names that make regular expressions slow are judged at once', () => {
    const name = `${'a'.repeat(50_000)}!`;
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: good}\nspec:\n  containers:\n    - name: ${name}\n      image: ${'a/'.repeat(20_000)}${name}\n      env: [{name: ${'PASS_'.repeat(10_000)}, value: ${'x-'.repeat(20_000)}}]\n`;
    expect(scanBeside(text).report.coverage.problems).toEqual([]);
  });
});

test('nothing from a manifest reaches a terminal or a report raw', () => {
  const hostile = '\\u001b[2Jx\\u202ey\\u200bz\\u0007\\r\\u2028';
  const text = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: "${hostile}"\n  namespace: "${hostile}"\nspec:\n  containers:\n    - name: "${hostile}"\n      image: "${hostile}"\n      securityContext: {privileged: true}\n`;
  const cwd = folderWith({ 'a\u001b[31m\u202e.yaml': text });
  for (const format of ['table', 'csv', 'json', 'sarif']) {
    const { stdout, stderr } = plimsoll(['scan', '.', '--format', format, '--verbose'], { cwd });
    const raw = (stdout + stderr).match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu) ?? [];
    expect(raw.filter((character) => character !== '\n')).toEqual([]);
  }
});

describe('an end before the end', () => {
  test('Ctrl-C gives a report of what was done, marked as such, and 130', async () => {
    const cwd = folderWith({ 'good.yaml': privilegedPod('good') });
    const run = await interruptedLate(['scan', '-', 'good.yaml', '--format', 'json'], cwd);
    expect(run.exitCode).toBe(130);
    expect(JSON.parse(run.stdout)).toMatchObject({ interrupted: true, coverage: { files: 1 } });
  });

  test('a format without a place for it says so on standard error', async () => {
    const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
    const { exitCode, stderr } = await interruptedLate(['scan', 'a.yaml', '-', '--format', 'csv'], cwd);
    expect(exitCode).toBe(130);
    expect(stderr).toContain('interrupted: what had not been reached was not looked at');
  });

  test.runIf(process.platform === 'linux')('a folder that is gone is said', () => {
    const run = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" scan';
    const { status, stderr } = spawnSync('sh', ['-c', run, process.execPath, bin], {
      cwd: folderWith({}),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('does not exist any more')]);
  });

  test('a closed pipe ends the program quietly', () => {
    const files = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`${index}.yaml`, privilegedPod(`p${index}`)]),
    );
    const command = `"${process.execPath}" "${bin}" scan . --format json | head -c 10`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folderWith(files), encoding: 'utf8' });
    expect(stdout).toHaveLength(10);
    expect(stderr).toBe('');
  });

  test.runIf(process.platform === 'linux')('a full disk is said, and nothing is lost in silence', () => {
    const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
    const { stderr, status } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${bin}" scan a.yaml > /dev/full`],
      { cwd, encoding: 'utf8' },
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/no room left/u);
    expect(stderr).not.toContain('bug in Plimsoll');
  });

  test('a report that cannot be written does not keep the others from being written', () => {
    const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
    const { stdout, stderr, exitCode } = plimsoll(
      ['scan', 'a.yaml', '-o', 'no/a.json', '-o', 'no/b.csv', '-f', 'table'],
      {
        cwd,
      },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/a\.json.*\n.*b\.csv/u);
    expect(stdout).toContain('Container runs privileged');
  });

  test('an output folder that is not there is said', () => {
    const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
    const { stderr, exitCode } = plimsoll(
      ['scan', 'a.yaml', '--format', 'json', '--output', 'reports/a.json'],
      { cwd },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('reports');
  });
});

/** Interrupts a run that waits for standard input; a signal that comes before the program listens just kills it. */
async function interruptedLate(args: readonly string[], cwd: string): Promise<Run> {
  let run = await interrupted(args, cwd, 1000);
  for (let waitMs = 2000; run.exitCode === null && waitMs < 30_000; waitMs *= 2) {
    run = await interrupted(args, cwd, waitMs);
  }
  return run;
}

function aliasBomb(): string {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`,
  );
  return ['l0: &l0 [x, x, x]', ...levels, ''].join('\n');
}

function mergeBomb(): string {
  const levels = Array.from(
    { length: 40 },
    (_, level) =>
      `m${level + 1}: &m${level + 1}\n  <<: *m${level}\n  a${level}: {<<: *m${level}}\n  b${level}: {<<: *m${level}}`,
  );
  return ['m0: &m0 {x: 1, y: 2}', ...levels, ''].join('\n');
}

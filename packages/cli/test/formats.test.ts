/** Every format as a pipeline asks for it, held against what its readers publish. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, plimsoll, privilegedPod, scanJson } from './plimsoll.ts';

const root = join(import.meta.dirname, '../../..');
const junitSchema = join(root, '../shared/schemas/junit-10.xsd');
const hasValidator = spawnSync('xmllint', ['--version']).status === 0;
const isValidated = existsSync(junitSchema) && hasValidator;
if (!isValidated) process.stderr.write('JUnit is not validated: ../shared/schemas or xmllint is absent\n');

const files = {
  'shop/web.yaml': privilegedPod('web').replace('name: web\n', 'name: web\n  namespace: shop\n'),
  'shop/a "b" & <c>.yaml': privilegedPod('"]]>&\\uFFFE\\u0000\\u202e"'),
  'shop/accepted.yaml': privilegedPod('db').replace(
    'name: db\n',
    'name: db\n  annotations:\n    plimsoll.dev/exceptions: "[{check: privileged-container, reason: needs the device, until: 2999-01-01}]"\n',
  ),
  'shop/broken.yaml': 'a: [\n',
};
const only = ['--check', 'privileged-container'];

describe('JUnit', () => {
  test.runIf(isValidated).each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['findings, what is accepted and what cannot be read', files, [...only, '--show-suppressed']],
    ['every check', files, ['--profile', 'all']],
    ['nothing found', { 'shop/a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n' }, only],
    ['nothing looked at', {}, only],
  ])('Jenkins takes a report of %s', (_, written, words) => {
    const cwd = folderWith(written);
    mkdirSync(join(cwd, 'shop'), { recursive: true });
    plimsoll(['scan', 'shop', ...words, '--output', 'plimsoll.xml'], { cwd });
    const { stderr, status } = spawnSync('xmllint', ['--noout', '--schema', junitSchema, 'plimsoll.xml'], {
      cwd,
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: 'plimsoll.xml validates\n', status: 0 });
  });

  test('a check that found nothing has passed, and nothing has where nothing was looked at', () => {
    const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
    const junit = (path: string): string =>
      plimsoll(['scan', path, '--check', 'privileged-container,host-network', '--format', 'junit'], { cwd })
        .stdout;
    expect(junit('a.yaml')).toContain('<testcase classname="plimsoll.host-network" name="');
    expect(junit('a.yaml')).toMatch(/^<testsuites name="Plimsoll" tests="2" failures="1" errors="0"/mu);
    expect(junit('absent.yaml')).toMatch(/^<testsuites name="Plimsoll" tests="1" failures="0" errors="1"/mu);
  });

  test('a test keeps its name when lines move', () => {
    const names = (text: string): readonly string[] => {
      const cwd = folderWith({ 'a.yaml': text });
      const { stdout } = plimsoll(['scan', 'a.yaml', '--format', 'junit'], { cwd });
      return stdout.match(/classname="[^"]*" name="[^"]*"/gu) ?? [];
    };
    expect(names(`# one line\n# and another\n${privilegedPod('web')}`)).toEqual(names(privilegedPod('web')));
  });
});

interface CodeQuality {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

describe('GitLab code quality', () => {
  test('has what GitLab asks of every entry, with paths from the root of the repository', () => {
    const cwd = folderWith({ '.git/HEAD': '', ...files });
    const { stdout, exitCode } = plimsoll(['scan', '.', ...only, '--format', 'gitlab'], {
      cwd: join(cwd, 'shop'),
    });
    const entries: readonly CodeQuality[] = JSON.parse(stdout);
    expect(exitCode).toBe(2);
    expect(
      entries.map(({ check_name: name, severity, location }) => [name, severity, location.path]),
    ).toEqual([
      ['yaml-syntax', 'blocker', 'shop/broken.yaml'],
      ['privileged-container', 'blocker', 'shop/a "b" & <c>.yaml'],
      ['privileged-container', 'blocker', 'shop/web.yaml'],
    ]);
    for (const { description, fingerprint, location } of entries) {
      expect(description).not.toBe('');
      expect(fingerprint).not.toBe('');
      expect(Number.isSafeInteger(location.lines.begin) && location.lines.begin > 0).toBe(true);
    }
  });

  test('has no fingerprint twice, also where two files hold the same', () => {
    const cwd = folderWith({ 'a.yaml': privilegedPod('web'), 'b.yaml': privilegedPod('web') });
    const entries: readonly CodeQuality[] = JSON.parse(
      plimsoll(['scan', '.', '--format', 'gitlab'], { cwd }).stdout,
    );
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
  });
});

test('GitHub is shown ten annotations of a level, the worst first, and told what is left out', () => {
  const many = Object.fromEntries(
    Array.from({ length: 14 }, (_, index) => [`shop/p${index}.yaml`, privilegedPod(`p${index}`)]),
  );
  const cwd = folderWith({ '.git/HEAD': '', ...many, 'shop/broken.yaml': 'a: [\n' });
  const { stdout } = plimsoll(['scan', '.', '--format', 'github', '--profile', 'all'], {
    cwd: join(cwd, 'shop'),
  });
  const lines = stdout.trimEnd().split('\n');
  for (const level of ['error', 'warning', 'notice']) {
    expect(lines.filter((line) => line.startsWith(`::${level} `)).length).toBe(10);
  }
  expect(lines[0]).toMatch(/^::error file=shop\/broken\.yaml,line=1,col=4,title=not looked at::/u);
  expect(lines[1]).toMatch(
    /^::error file=shop\/p0\.yaml,line=10,endLine=10,col=9,endColumn=25,title=critical%3A Container runs privileged::Pod p0, container app: /u,
  );
  expect(lines[10]).toMatch(/^\d+ more of level error are not annotated: GitHub shows 10 in one step$/u);
});

test('what is accepted is listed with `--show-suppressed`, and never as a failure', () => {
  const cwd = folderWith({ 'accepted.yaml': files['shop/accepted.yaml'] });
  const words = (format: string): readonly string[] => [
    'scan',
    '.',
    ...only,
    '--show-suppressed',
    '--format',
    format,
  ];
  const text = (format: string): string => plimsoll(words(format), { cwd }).stdout;
  expect(text('junit')).toContain(
    '<skipped message="accepted by an annotation, until 2999-01-01: needs the device"/>',
  );
  expect(text('gitlab')).toContain('"severity":"info"');
  expect(text('github')).toMatch(
    /^::notice .*%0Aaccepted by an annotation, until 2999-01-01: needs the device$/mu,
  );
  expect(text('openreports')).toContain('"result":"skip"');
  expect(text('markdown')).toContain('#### Accepted: 1');
  expect(text('html')).toContain('accepted by an annotation');
});

test.each([
  ['plimsoll.md', '### Plimsoll: '],
  ['plimsoll.html', '<!DOCTYPE html>'],
  ['plimsoll.xml', '<?xml version="1.0"'],
])('`--output %s` shows its format by its ending', (name, beginning) => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  plimsoll(['scan', 'a.yaml', '--output', name], { cwd });
  expect(readFileSync(join(cwd, name), 'utf8').startsWith(beginning)).toBe(true);
});

test('an owner is whom a resource or its namespace names', () => {
  const cwd = folderWith({
    'a.yaml': `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, annotations: {example.com/team: storefront}}\n---\n${privilegedPod('web').replace('name: web\n', 'name: web\n  namespace: shop\n')}`,
    'b.yaml': privilegedPod('db').replace('name: db\n', 'name: db\n  labels: {owner: data, team: other}\n'),
  });
  const { stdout } = plimsoll(['scan', '.', ...only, '--format', 'html'], { cwd });
  expect(stdout.match(/<span class="owner">[^<]*/gu)).toEqual([
    '<span class="owner">owner storefront',
    '<span class="owner">owner data',
  ]);
});

describe('fixes in reports', () => {
  const pod = privilegedPod('web');

  test('JSON gives the edits, and what they make has the finding no more', () => {
    const cwd = folderWith({ 'shop/web.yaml': `# ours\n${pod}` });
    const { report } = scanJson(['shop', '--check', 'privileged-container'], { cwd });
    const [finding] = report.findings as readonly { readonly fix?: JsonFix }[];
    const text = readFileSync(join(cwd, 'shop/web.yaml'), 'utf8');
    expect(finding?.fix).toEqual({
      kind: 'unsafe',
      edits: [
        {
          uri: 'shop/web.yaml',
          start: text.indexOf('true'),
          end: text.indexOf('true') + 4,
          old: 'true',
          new: 'false',
        },
      ],
      verify: expect.stringMatching(/\S/u) as string,
    });
    const input = text.replace('true', 'false');
    expect(scanJson(['-', '--check', 'privileged-container'], { input }).report.findings).toEqual([]);
  });

  test('Markdown and HTML show the difference', () => {
    const cwd = folderWith({ 'web.yaml': pod });
    const shown = (format: string): string => plimsoll(['scan', '--format', format], { cwd }).stdout;
    expect(shown('markdown')).toMatch(/```diff\n@@ [^`]*\n- +privileged: true\n\+ +privileged: false\n/u);
    expect(shown('html')).toMatch(/<span class="line added">\+ +privileged: false<\/span>/u);
  });

  test('standard input, a chart and what an exception covers have none', () => {
    const input = scanJson(['-'], { input: pod });
    const cwd = folderWith({
      'overlay/kustomization.yaml': 'resources: [pod.yaml]\n',
      'overlay/pod.yaml': pod,
      'accepted.yaml': files['shop/accepted.yaml'],
    });
    const overlay = scanJson(['overlay'], { cwd });
    const accepted = scanJson(['accepted.yaml', ...only, '--show-suppressed'], { cwd });
    for (const { report } of [input, overlay, accepted]) {
      expect(report.findings.length).toBeGreaterThan(0);
      for (const finding of report.findings) expect(finding).not.toHaveProperty('fix');
    }
  });

  test('the last line of a table names the command that repairs, as the scan was asked for', () => {
    const safe = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nmetadata: {name: a}\n';
    const cwd = folderWith({ 'my files/a.yaml': `${safe}spec: {}\n`, 'web.yaml': pod });
    const lastLine = (args: readonly string[]): string => {
      const { stdout } = plimsoll(['scan', ...args], { cwd });
      return stdout.trimEnd().split('\n').at(-1) ?? '';
    };
    expect(lastLine(['my files', '--check', 'duplicate-key'])).toBe(
      "next: plimsoll fix 'my files' --safe --check duplicate-key   repairs 1 of 1",
    );
    // Nothing is safe to change there.
    expect(lastLine(['web.yaml', ...only])).toMatch(/^next: plimsoll explain /u);
    expect(lastLine(['my files', '--check', 'duplicate-key', '--quiet'])).not.toMatch(/^next/u);
  });
});

interface JsonFix {
  readonly kind: string;
  readonly edits: readonly object[];
  readonly verify?: string;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonReport, ListedCheck, ListedFramework } from '@plimsoll/engine';
import { describe, expect, test } from 'vitest';
import { folderWith, plimsoll } from './plimsoll.ts';

const namespace =
  'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: restricted}}\n';
const pod = (privileged: boolean): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {containers: [{name: web, image: a, securityContext: {privileged: ${privileged}}}]}\n`;

function statusesIn(
  words: readonly string[],
  files: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const { stdout } = plimsoll(['scan', '.', '--format', 'json', ...words], { cwd: folderWith(files) });
  const { frameworks = [] } = JSON.parse(stdout) as JsonReport;
  return new Map(
    frameworks.flatMap(({ id, controls }) => controls.map((one) => [`${id} ${one.id}`, one.status] as const)),
  );
}

describe('scan --framework', () => {
  test('says of each control how it stands', () => {
    const statuses = statusesIn(['--framework', 'cis'], { 'a.yaml': pod(true), 'b.yaml': namespace });
    expect(statuses.size).toBe(131);
    expect(statuses.get('cis 5.2.2')).toBe('failed');
    expect(statuses.get('cis 5.2.3')).toBe('passed');
    expect(statuses.get('cis 5.1.1')).toBe('not-applicable');
    expect(statuses.get('cis 1.1.1')).toBe('unseen');
    // The API server is not among the manifests, and yet there is one.
    expect(statuses.get('cis 1.2.6')).toBe('unseen');
  });

  test('says how controls stand in every format that can, and is refused with the others', () => {
    const cwd = folderWith({ 'a.yaml': pod(true), 'b.yaml': namespace });
    const of = (format: string): ReturnType<typeof plimsoll> =>
      plimsoll(['scan', '.', '--framework', 'cis', '--format', format], { cwd });
    expect(of('markdown').stdout).toMatch(
      /^\| 5\\\.2\.2 \| Privileged containers are not admitted \| privileged\\-container 1 \|$/mu,
    );
    expect(of('html').stdout).toContain('<tr><th scope="row">5.2.2</th>');
    for (const format of ['junit', 'gitlab', 'github', 'openreports']) {
      const { exitCode, stdout, stderr } = of(format);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`\`--format ${format}\` cannot say how controls stand`);
    }
  });

  test('reports by several in one run', () => {
    const statuses = statusesIn(['--framework', 'nsa', '--framework', 'owasp-k8s'], { 'a.yaml': pod(true) });
    expect(statuses.get('nsa NSA-04a')).toBe('failed');
    expect(statuses.get('owasp-k8s K01:2025')).toBe('failed');
  });

  test('runs the checks of the framework, and beside them those of a profile that is named', () => {
    const cwd = folderWith({ 'a.yaml': pod(true) });
    const found = (words: readonly string[]): ReadonlySet<string> => {
      const { stdout } = plimsoll(['scan', '.', '--format', 'json', ...words], { cwd });
      return new Set((JSON.parse(stdout) as JsonReport).findings.map(({ check }) => check));
    };
    const alone = found(['--framework', 'nsa']);
    expect(alone.has('privileged-container')).toBe(true);
    expect(alone.has('memory-limit-missing')).toBe(false);
    const both = found(['--framework', 'nsa', '--profile', 'default']);
    expect([...alone].filter((check) => !both.has(check))).toEqual([]);
    expect(both.has('memory-limit-missing')).toBe(true);
  });

  test.each([
    ['--check', 'host-pid'],
    ['--skip-check', 'privileged-container'],
    ['--min-severity', 'critical'],
  ])('passes no control of which a check was left out by %s', (...words) => {
    const files = { 'a.yaml': pod(false), 'b.yaml': namespace };
    expect(statusesIn(['--framework', 'cis'], files).get('cis 5.2.2')).toBe('passed');
    expect(statusesIn(['--framework', 'cis', ...words], files).get('cis 5.2.2')).toBe('unseen');
  });

  test('an accepted finding keeps its control failed', () => {
    const accepted = pod(true).replace(
      'namespace: shop}',
      `namespace: shop, annotations: {plimsoll.dev/exceptions: '[{checks: [privileged-container], reason: a driver, owner: node team}]'}}`,
    );
    const statuses = statusesIn(['--framework', 'nsa'], { 'a.yaml': accepted });
    expect(statuses.get('nsa NSA-04a')).toBe('failed');
  });

  test('judges a level as the profile of its name does', () => {
    const cwd = folderWith({ 'a.yaml': pod(true) });
    const [one, other] = [
      ['--framework', 'pss-restricted'],
      ['--profile', 'pss-restricted'],
    ].map((words) => {
      const { stdout } = plimsoll(['scan', '.', '--format', 'csv', ...words], { cwd });
      return new Set(stdout.split('\n').map((line) => line.split(',')[1]));
    });
    expect([...(other ?? [])].filter((check) => one?.has(check) !== true)).toEqual([]);
  });

  test.each([
    ['another framework', ['--framework', 'nsa']],
    ['the other level', ['--framework', 'pss-baseline']],
    ['a profile', ['--profile', 'default']],
  ])('does not mix a level with %s', (_, words) => {
    const { stderr, exitCode } = plimsoll(['scan', '.', '--framework', 'pss-restricted', ...words], {
      cwd: folderWith({ 'a.yaml': pod(true) }),
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('stands alone');
  });

  test('asks what was meant by a name that is near', () => {
    const { stderr, exitCode } = plimsoll(['scan', '.', '--framework', 'owasp-k8'], { cwd: folderWith({}) });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('owasp-k8s');
  });

  test('passes nothing where there is nothing', () => {
    const statuses = statusesIn(['--framework', 'nsa'], { 'a.txt': 'a' });
    expect(new Set(statuses.values())).toEqual(new Set(['unseen']));
  });
});

describe('frameworks', () => {
  test('lists them, and the controls of one', () => {
    const { stdout } = plimsoll(['frameworks', '--format', 'json']);
    const listed = JSON.parse(stdout) as readonly ListedFramework[];
    expect(listed.map(({ id }) => id)).toContain('nsa');
    expect(plimsoll(['frameworks']).stdout).toContain('NSA/CISA Kubernetes Hardening Guide');
    expect(plimsoll(['frameworks', 'cis']).stdout).toMatch(
      /5\.2\.2 +Privileged containers are not admitted/u,
    );
  });

  test('asks what was meant', () => {
    const { stderr, exitCode } = plimsoll(['frameworks', 'cys']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('did you mean `cis`');
  });

  test('a check shows its controls', () => {
    expect(plimsoll(['explain', 'privileged-container']).stdout).toMatch(/^answers .+\n.*nsa NSA-04a$/mu);
    const listed = JSON.parse(
      plimsoll(['checks', '--framework', 'nsa', '--format', 'json']).stdout,
    ) as readonly ListedCheck[];
    const privileged = listed.find(({ id }) => id === 'privileged-container');
    expect(privileged?.controls).toContainEqual({ framework: 'cis', control: '5.2.2' });
    expect(listed.filter(({ controls }) => !controls.some(({ framework }) => framework === 'nsa'))).toEqual(
      [],
    );
  });

  test('the guide names each of them', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../docs/frameworks.md'), 'utf8');
    const { stdout } = plimsoll(['frameworks', '--format', 'json']);
    const unnamed = (JSON.parse(stdout) as readonly ListedFramework[]).filter(
      ({ id }) => !guide.includes(`\`${id}\``),
    );
    expect(unnamed).toEqual([]);
  });
});

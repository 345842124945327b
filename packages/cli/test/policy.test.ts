import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, plimsoll, privilegedPod, scanJson } from './plimsoll.ts';

const skipping = 'checks: {skip: [privileged-container]}\n';

function checksOf(report: ReturnType<typeof scanJson>['report']): readonly string[] {
  return report.findings.map(({ check }) => check);
}

describe('plimsoll.yaml', () => {
  test('is found in the folder and above it, up to the root of the repository', () => {
    const cwd = folderWith({ 'plimsoll.yaml': skipping, 'a/b/pod.yaml': privilegedPod('web') });
    expect(checksOf(scanJson(['.'], { cwd }).report)).not.toContain('privileged-container');
    expect(checksOf(scanJson(['.'], { cwd: join(cwd, 'a/b') }).report)).not.toContain('privileged-container');
    expect(checksOf(scanJson(['.', '--no-config'], { cwd }).report)).toContain('privileged-container');
    const apart = folderWith({ 'plimsoll.yaml': skipping, 'a/.git': '', 'a/pod.yaml': privilegedPod('web') });
    expect(checksOf(scanJson(['.'], { cwd: join(apart, 'a') }).report)).toContain('privileged-container');
  });

  test('counts its paths from its own folder, wherever the command runs', () => {
    const scope =
      'scopes: [{when: {paths: [a/dev]}, checks: {skip: [privileged-container]}}]\nexclude: [a/old]\n';
    const pods = {
      'a/dev/x.yaml': privilegedPod('first'),
      'a/prod/y.yaml': privilegedPod('second'),
      'a/old/z.yaml': privilegedPod('third'),
    };
    const root = folderWith({ 'plimsoll.yaml': scope, ...pods });
    for (const cwd of [root, join(root, 'a'), join(root, 'a/prod')]) {
      const found = scanJson([root], { cwd }).report.findings.filter(
        ({ check }) => check === 'privileged-container',
      );
      expect(found.map(({ resource }) => resource.name)).toEqual(['second']);
    }
  });

  test('names its mistakes with their lines, and nothing is judged', () => {
    const cwd = folderWith({
      'plimsoll.yaml': 'profile: strikt\nchecks:\n  skipp: []\n',
      'pod.yaml': privilegedPod('web'),
    });
    const { exitCode, stdout, stderr } = plimsoll(['scan', '.'], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('plimsoll.yaml:1:1 `strikt` is not known here; did you mean `strict`?');
    expect(stderr).toContain('plimsoll.yaml:3:3 there is no `skipp` here; did you mean `skip`?');
  });

  test.each([
    ['--config', 'none.yaml', 'none.yaml'],
    ['--environment', 'prod', 'no environment `prod`; did you mean `prod1`?'],
    ['--now', 'tomorrow', '`tomorrow` is no day'],
  ])('%s %s is an error that says why', (option, value, message) => {
    const cwd = folderWith({
      'plimsoll.yaml': 'environments: {prod1: {profile: strict}}\n',
      'pod.yaml': privilegedPod('web'),
    });
    const { exitCode, stderr } = plimsoll(['scan', '.', option, value], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test('a scope that means nothing is said, where all of it was scanned', () => {
    const cwd = folderWith({
      'plimsoll.yaml': 'environments:\n  prod: {when: {paths: [deploy/prdo]}, profile: strict}\n',
      'deploy/prod/pod.yaml': privilegedPod('web'),
    });
    const note = 'plimsoll.yaml:2: environment `prod` means nothing of what was scanned';
    expect(plimsoll(['scan', '.', '--format', 'json'], { cwd }).stderr).toContain(note);
    expect(plimsoll(['scan', '.'], { cwd }).stdout).toContain(note);
    expect(plimsoll(['scan', 'deploy', '--format', 'json'], { cwd }).stderr).not.toContain(note);
    expect(plimsoll(['scan', 'deploy', '--verbose'], { cwd }).stdout).toContain(note);
  });

  test('holds in every thread alike', () => {
    const pods = Array.from({ length: 1600 }, (_, index) => [
      `${index % 2 === 0 ? 'dev' : 'prod'}/${index}.yaml`,
      privilegedPod(`pod-${index}`),
    ]);
    const scope =
      'environments: {dev: {when: {paths: [dev]}, severities: {privileged-container: low}}}\nexceptions: [{check: run-as-root, reason: measured, when: {names: [pod-*1]}}]\n';
    const cwd = folderWith({ ...Object.fromEntries(pods), 'plimsoll.yaml': scope });
    const { report } = scanJson(['.', '--show-suppressed'], { cwd });
    const privileged = report.findings.filter(({ check }) => check === 'privileged-container');
    expect(privileged.length).toBe(1600);
    expect(
      privileged.every(({ severity, location }) => (severity === 'low') === location.uri.startsWith('dev/')),
    ).toBe(true);
    expect(report.findings.filter((finding) => 'suppression' in finding)).toHaveLength(160);
  });

  test('asks for namespaces by label, wherever the Namespace is written', () => {
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {env: dev}}\n';
    const pod = privilegedPod('web').replace('  name: web', '  name: web\n  namespace: shop');
    const cwd = folderWith({
      'plimsoll.yaml':
        'environments: {dev: {when: {namespaceLabels: {env: dev}}, checks: {skip: [privileged-container]}}}\n',
      'a.yaml': pod,
      'z/namespace.yaml': namespace,
    });
    expect(checksOf(scanJson(['.'], { cwd }).report)).not.toContain('privileged-container');
  });
});

describe('what is accepted', () => {
  const files = {
    'pod.yaml': privilegedPod('web').replace(
      '  name: web',
      '  name: web\n  annotations: {plimsoll.dev/exceptions: "{check: privileged-container, reason: the driver, owner: team-node, until: 2027-01-31}"}',
    ),
    '.trivyignore': '# agreed\nKSV-0118\nAVD-KSV-0012 exp:2027-06-01\n',
  };
  const day = ['--now', '2026-11-21'];

  test('is counted always and listed only where that is asked for', () => {
    const cwd = folderWith(files);
    const { report } = scanJson(['.', ...day], { cwd });
    expect(checksOf(report)).not.toContain('privileged-container');
    expect(checksOf(report)).not.toContain('run-as-root');
    expect(report.summary).toMatchObject({ suppressed: expect.any(Number) });
    const listed = scanJson(['.', '--show-suppressed', ...day], { cwd }).report;
    expect(listed.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          check: 'privileged-container',
          suppression: {
            kind: 'annotation',
            source: 'plimsoll',
            reason: 'the driver',
            owner: 'team-node',
            until: '2027-01-31',
          },
        }),
        expect.objectContaining({
          check: 'run-as-root',
          suppression: { kind: 'file', source: 'trivy', until: '2027-06-01' },
        }),
      ]),
    );
  });

  test('counts again after its end', () => {
    const cwd = folderWith(files);
    const { report } = scanJson(['.', '--now', '2027-02-01'], { cwd });
    expect(checksOf(report)).toEqual(expect.arrayContaining(['privileged-container', 'exception-expired']));
    expect(checksOf(report)).not.toContain('run-as-root');
  });

  test('stands in the table and in SARIF with who, why and until when', () => {
    const cwd = folderWith(files);
    const { stdout } = plimsoll(['scan', '.', '--show-suppressed', ...day], { cwd });
    expect(stdout).toContain('by an annotation, owner team-node, until 2027-01-31: the driver');
    const sarif = plimsoll(['scan', '.', '--show-suppressed', '--format', 'sarif', ...day], { cwd }).stdout;
    expect(JSON.parse(sarif).runs[0].results).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ruleId: 'privileged-container',
          suppressions: [
            expect.objectContaining({ kind: 'inSource', status: 'accepted', justification: 'the driver' }),
          ],
        }),
      ]),
    );
    expect(plimsoll(['scan', '.', '--format', 'sarif', ...day], { cwd }).stdout).not.toContain(
      'suppressions',
    );
  });
});

test.each([
  ['misconfigurations:\n  - id: [', '.trivyignore.yaml'],
  ['misconfigurations:\n  - idd: KSV-0017\n', 'an entry without `id` covers nothing'],
  ['misconfigurations: {id: KSV-0017}\n', 'must be a list'],
])('an ignore file of another tool that cannot be read covers nothing and is told', (text, message) => {
  const cwd = folderWith({ 'pod.yaml': privilegedPod('web'), '.trivyignore.yaml': text });
  const { report } = scanJson(['.'], { cwd });
  expect(checksOf(report)).toEqual(expect.arrayContaining(['privileged-container', 'exception-malformed']));
  expect(JSON.stringify(report.findings)).toContain(message);
});

describe('init', () => {
  test('writes a policy that is read and changes nothing', () => {
    const cwd = folderWith({
      'overlays/prod/pod.yaml': privilegedPod('web'),
      'base/pod.yaml': privilegedPod('db'),
    });
    const before = scanJson(['.'], { cwd }).report;
    expect(plimsoll(['init'], { cwd }).exitCode).toBe(0);
    const text = readFileSync(join(cwd, 'plimsoll.yaml'), 'utf8');
    expect(text).toContain('registry.example.com (2 images)');
    expect(text).toContain('prod: { when: { paths: [overlays/prod] }');
    const after = scanJson(['.'], { cwd }).report;
    expect(after.findings).toEqual(before.findings);
  });

  test('is a policy still when every comment that shows a key is taken off', () => {
    const cwd = folderWith({ 'overlays/prod/pod.yaml': privilegedPod('web') });
    const { stdout } = plimsoll(['init', '--output', '-'], { cwd });
    const lines = stdout
      .split('\n')
      .map((line) => (/^# ? ?(?: *[a-z][A-Za-z-]*:| *- )/u.test(line) ? line.slice(2) : line));
    const open = folderWith({ 'plimsoll.yaml': lines.join('\n'), 'pod.yaml': privilegedPod('web') });
    const { exitCode, stderr } = plimsoll(['scan', '.', '--format', 'json'], { cwd: open });
    expect(exitCode).toBe(1);
    expect(stderr.split('\n').filter((line) => !/^$|means nothing of what was scanned$/u.test(line))).toEqual(
      [],
    );
  });

  test('replaces nothing unless that is asked for', () => {
    const cwd = folderWith({ 'plimsoll.yaml': 'profile: strict\n', 'pod.yaml': privilegedPod('web') });
    const { exitCode, stderr } = plimsoll(['init'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('`plimsoll.yaml` is there already');
    expect(readFileSync(join(cwd, 'plimsoll.yaml'), 'utf8')).toBe('profile: strict\n');
    expect(plimsoll(['init', '--force'], { cwd }).exitCode).toBe(0);
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, plimsoll, scanJson, type JsonReport } from './plimsoll.ts';

const isMissing = !(process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'helm')));
// oxlint-disable-next-line no-console
if (isMissing) console.warn('skipped: helm is not on the PATH');

const samples = resolve(import.meta.dirname, '../../../../shared/samples');
// oxlint-disable-next-line no-console
if (!existsSync(samples)) console.warn('skipped: the sample applications are not there');

/** What Helm renders of a chart. */
function rendered(chart: string, args: readonly string[]): string {
  return execFileSync('helm', ['template', ...args, 'release', chart, '--include-crds'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** Every finding by check, resource and field. */
function keysOf({ findings }: JsonReport): readonly string[] {
  return findings.map(({ check, resource, field }) => JSON.stringify([check, resource, field])).toSorted();
}

/** Compares what is found in a chart with what is found in what Helm renders of it. */
function expectSame(cwd: string, chart: string, args: readonly string[] = []): JsonReport {
  const usual = ['--profile', 'strict', '--no-config'];
  const options = ['--namespace', 'shop', ...args];
  const { report } = scanJson([chart, ...usual, '--release-name', 'release', ...options], { cwd });
  const piped = scanJson(['-', ...usual], { cwd, input: rendered(join(cwd, chart), options) });
  expect(keysOf(report)).toEqual(keysOf(piped.report));
  expect(report.coverage.problems).toEqual([]);
  expect(report.coverage.resources).toBe(piped.report.coverage.resources);
  for (const { location } of report.findings) expect(existsSync(join(cwd, location.uri))).toBe(true);
  return report;
}

const charts = [
  'prometheus-charts/charts/prometheus-node-exporter',
  'prometheus-charts/charts/prometheus-pushgateway',
  'prometheus-charts/charts/kube-state-metrics',
  'microservices-demo/helm-chart',
];

test.skipIf(isMissing || !existsSync(samples)).each(charts)(
  'what is found in `%s` is what is found in what Helm renders of it',
  (chart) => {
    const report = expectSame(samples, chart);
    expect(report.findings.length).toBeGreaterThan(10);
    expect(report.findings.filter(({ location }) => location.line === 1)).toEqual([]);
  },
);

test.skipIf(isMissing)('the same holds for the chart that Helm itself makes, whatever it is given', () => {
  const cwd = folderWith({});
  execFileSync('helm', ['create', 'web'], { cwd, stdio: 'ignore' });
  expectSame(cwd, 'web');
  expectSame(cwd, 'web', ['--set', 'ingress.enabled=true,autoscaling.enabled=true,replicaCount=5']);
  expectSame(cwd, 'web', [
    '--set-string',
    'podLabels.a=true',
    '--set',
    'podSecurityContext.runAsNonRoot=true',
  ]);
  const { findings } = expectSame(cwd, 'web', ['--set', 'image.tag=latest']);
  expect(findings.some(({ check }) => check === 'image-tag-mutable')).toBe(true);
});

const pod = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: {{ .Release.Namespace }}}
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.0.0
      securityContext:
        privileged: {{ .Values.privileged }}
`;

const chart = {
  'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'web/values.yaml': 'privileged: true\n',
  'web/values-prod.yaml': 'privileged: false\n',
  'web/values-test.yaml': '{}\n',
  'web/templates/pod.yaml': pod,
};

test.skipIf(isMissing)('what several files of values show is one finding that names them', () => {
  const cwd = folderWith(chart);
  const { report, exitCode } = scanJson(['web', '--check', 'privileged-container'], { cwd });
  expect(exitCode).toBe(1);
  expect(report.findings).toMatchObject([
    {
      location: { uri: 'web/templates/pod.yaml', line: 9, column: 9 },
      evidence: [
        { text: 'the value comes from `privileged`: set `privileged`', uri: 'web/values.yaml', line: 1 },
        { text: 'found with `values-test.yaml`, `values.yaml`' },
      ],
    },
  ]);
  const prod = scanJson(['web', '--values', 'web/values-prod.yaml', '--check', 'privileged-container'], {
    cwd,
  });
  expect(prod.report.findings).toEqual([]);
});

test.skipIf(isMissing)('a namespace that nobody named is not held against anybody', () => {
  const cwd = folderWith(chart);
  const found = (args: readonly string[]): number =>
    scanJson(['web', '--check', 'default-namespace-used', ...args], { cwd }).report.findings.length;
  expect(found([])).toBe(0);
  expect(found(['--namespace', 'default'])).toBe(1);
});

test.skipIf(isMissing)('resources of a chart are listed at their templates', () => {
  const cwd = folderWith({ ...chart, 'plain.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n' });
  const run = plimsoll(['resources', '.', '--format', 'jsonl', '--values', 'web/values.yaml'], { cwd });
  expect(run.exitCode).toBe(0);
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([
    { uri: 'plain.yaml', line: 1, object: { kind: 'Secret' } },
    { uri: 'web/templates/pod.yaml', line: 1, object: { kind: 'Pod' } },
  ]);
  expect(run.stdout).not.toContain('default');
});

test.skipIf(isMissing)('an exception in a template counts, as its text is rendered', () => {
  const accepted = pod.replace(
    'metadata: {name: web, namespace: {{ .Release.Namespace }}}',
    `metadata:
  name: web
  annotations:
    plimsoll.dev/exceptions: |
      - check: privileged-container
        reason: the driver of {{ .Release.Name }} needs the devices of the node
        owner: team-node`,
  );
  const cwd = folderWith({ ...chart, 'web/templates/pod.yaml': accepted });
  const { report } = scanJson(['web', '--check', 'privileged-container', '--show-suppressed'], { cwd });
  expect(report.summary).toMatchObject({ findings: 0, suppressed: 1 });
  expect(report.findings).toMatchObject([
    {
      location: { uri: 'web/templates/pod.yaml', line: 15 },
      suppression: { kind: 'annotation', reason: 'the driver of web needs the devices of the node' },
    },
  ]);
});

test.skipIf(isMissing)('a path of a policy means a template in all its variants', () => {
  const exception =
    '{check: privileged-container, reason: a driver, owner: team-node, when: {paths: [web/templates/pod.yaml]}}';
  const cwd = folderWith({ ...chart, 'plimsoll.yaml': `exceptions: [${exception}]\n` });
  const { report } = scanJson(['web', '--check', 'privileged-container'], { cwd });
  expect(report.summary).toMatchObject({ findings: 0, suppressed: 1 });
});

test('a link out of a chart is one problem', () => {
  const cwd = folderWith(chart);
  symlinkSync('/etc/hostname', join(cwd, 'web/templates/out.yaml'));
  const { report, exitCode } = scanJson(['.', '--fail-on', 'never'], { cwd });
  expect(exitCode).toBe(2);
  expect(report.coverage.problems).toMatchObject([
    {
      code: 'symlink-outside',
      uri: 'web/templates/out.yaml',
      message: expect.stringContaining('not rendered'),
    },
  ]);
});

test('what charts are made from is counted as templates', () => {
  const cwd = folderWith({
    'new/Chart.yaml': 'name: {{ cookiecutter.name }}\nversion: {{ cookiecutter.version }}\n',
    'new/templates/pod.yaml': pod,
  });
  const { report, exitCode } = scanJson(['.', '--fail-on', 'never', '--allow-empty'], { cwd });
  expect(exitCode).toBe(0);
  expect(report.coverage).toMatchObject({ templates: 2, problems: [] });
});

test('without helm a chart is not looked at, and the exit code says so', () => {
  const cwd = folderWith({ ...chart, 'pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n' });
  const { report, exitCode } = scanJson(['.', '--fail-on', 'never'], { cwd, env: { PATH: '' } });
  expect(exitCode).toBe(2);
  expect(report.coverage).toMatchObject({
    resources: 1,
    problems: [{ code: 'tool-missing', uri: 'web/Chart.yaml' }],
  });
  const plain = scanJson(['.', '--fail-on', 'never', '--no-render'], { cwd, env: { PATH: '' } });
  expect(plain.exitCode).toBe(0);
  expect(plain.report.coverage.templates).toBe(1);
});

test.skipIf(isMissing)(
  'a chart of 2,000 values is rendered and traced within a bounded number of renderings',
  () => {
    const keys = Array.from({ length: 2000 }, (_, index) => `key${index}`);
    const cwd = folderWith({
      'big/Chart.yaml': 'apiVersion: v2\nname: big\nversion: 0.1.0\n',
      'big/values.yaml': keys.map((key, index) => `${key}: value${index}\n`).join(''),
      'big/templates/a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${keys
        .map((key) => `  ${key}: {{ .Values.${key} }}\n`)
        .join('')}`,
      'big/templates/pod.yaml': pod.replace('.Values.privileged', 'true'),
    });
    expectSame(cwd, 'big');
    const helm = execFileSync('which', ['helm'], { encoding: 'utf8' }).trim();
    const calls = join(folderWith({}), 'calls');
    const counting = folderWith({ helm: `#!/bin/sh\necho "$1" >> '${calls}'\nexec '${helm}' "$@"\n` });
    chmodSync(join(counting, 'helm'), 0o755);
    const env = { PATH: `${counting}${delimiter}${process.env['PATH']}` };
    const { report } = scanJson(['big', '--check', 'privileged-container'], { cwd, env });
    expect(report.findings.length).toBe(1);
    const renderings = readFileSync(calls, 'utf8')
      .split('\n')
      .filter((call) => call === 'template');
    // The plain one, two for the namespace and the lines, and ten and the logarithm of the number of values.
    expect(renderings.length).toBeLessThanOrEqual(3 + 10 + Math.ceil(Math.log2(2001)));
  },
);

test.skipIf(isMissing || !existsSync(samples))(
  'a difference between two states of a chart is found in both',
  () => {
    const cwd = folderWith({});
    for (const side of ['before', 'after'])
      cpSync(join(samples, charts[1] ?? ''), join(cwd, side), { recursive: true });
    const run = plimsoll(
      ['diff', 'before', 'after', '--set', 'securityContext.runAsNonRoot=false', '--format', 'json'],
      { cwd },
    );
    expect(run.exitCode).toBe(0);
  },
);

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, plimsoll, privilegedPod, scanJson, type JsonReport } from './plimsoll.ts';

const kubectl = ['kustomize', 'kubectl'].find(isThere);
const isMissing = kubectl === undefined;
// oxlint-disable-next-line no-console
if (isMissing) console.warn('skipped: neither kustomize nor kubectl is on the PATH');

function isThere(name: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.some((folder) => existsSync(join(folder, name)));
}

/** What `kustomize build` prints for a folder. */
function built(folder: string): string {
  const args = kubectl === 'kubectl' ? ['kustomize', folder] : ['build', folder];
  return execFileSync(kubectl ?? '', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Every finding by check, resource and field. */
function keysOf({ findings }: JsonReport): readonly string[] {
  return findings.map(({ check, resource, field }) => JSON.stringify([check, resource, field])).toSorted();
}

const samples = resolve(import.meta.dirname, '../../../../shared/samples/microservices-demo');
// oxlint-disable-next-line no-console
if (!existsSync(samples)) console.warn('skipped: the sample applications are not there');
const tests = ['memorystore', 'service-mesh-istio', 'spanner'].map(
  (one) => `kustomize/tests/${one}-with-all-components`,
);

test.skipIf(isMissing || !existsSync(samples)).each(['kustomize/base', ...tests])(
  'what is found in `%s` is what is found in what Kustomize builds of it',
  (root) => {
    const { report } = scanJson([root, '--profile', 'strict'], { cwd: samples });
    const piped = scanJson(['-', '--profile', 'strict'], { cwd: samples, input: built(join(samples, root)) });
    expect(keysOf(report)).toEqual(keysOf(piped.report));
    expect(report.findings.length).toBeGreaterThan(20);
    expect(report.coverage.problems).toEqual([]);
    for (const { location } of report.findings) expect(existsSync(join(samples, location.uri))).toBe(true);
  },
);

const shop = {
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      hostPID: true
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  'overlays/dev/kustomization.yaml': `namespace: dev
nameSuffix: -dev
resources: [../../base]
patches:
  - path: debug.yaml
`,
  'overlays/dev/debug.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          securityContext:
            privileged: true
`,
  'overlays/prod/kustomization.yaml': `namespace: shop
namePrefix: prod-
resources: [../../base]
patches:
  - target: {kind: Deployment}
    patch: |
      - op: add
        path: /spec/template/spec/hostNetwork
        value: true
`,
};

test.skipIf(isMissing)(
  'a fault of a base is one finding in the base that names the overlays it reaches',
  () => {
    const { report, exitCode } = scanJson(['--check', 'host-pid'], { cwd: folderWith(shop) });
    expect(exitCode).toBe(1);
    expect(report.findings).toMatchObject([
      {
        check: 'host-pid',
        field: '/spec/template/spec/hostPID',
        location: { uri: 'base/web.yaml', line: 10, column: 7 },
        evidence: [
          {
            text: 'built by the kustomization `overlays/dev`',
            uri: 'overlays/dev/kustomization.yaml',
            line: 1,
          },
          {
            text: 'built by the kustomization `overlays/prod`',
            uri: 'overlays/prod/kustomization.yaml',
            line: 1,
          },
        ],
      },
    ]);
  },
);

test.skipIf(isMissing)('a fault of a patch lies in the patch, in a file or within the kustomization', () => {
  const { report } = scanJson(['--check', 'privileged-container,host-network'], { cwd: folderWith(shop) });
  expect(report.findings).toMatchObject([
    { check: 'privileged-container', location: { uri: 'overlays/dev/debug.yaml', line: 11, column: 13 } },
    { check: 'host-network', location: { uri: 'overlays/prod/kustomization.yaml', line: 9, column: 9 } },
  ]);
});

test.skipIf(isMissing)(
  'what builds a file is said once beneath its name, or of each finding where all is wanted',
  () => {
    const cwd = folderWith(shop);
    const told = (args: readonly string[]): readonly string[] => {
      const { stdout } = plimsoll(['scan', '--check', 'host-pid,host-network', ...args], { cwd });
      return stdout.split('\n').filter((line) => /^\w+\/|built by/u.test(line));
    };
    const dev = 'built by the kustomization `overlays/dev`';
    const prod = 'built by the kustomization `overlays/prod`';
    const own = 'overlays/prod/kustomization.yaml';
    expect(told([])).toEqual(['base/web.yaml', `  ${dev}`, `  ${prod}`, own]);
    expect(told(['--verbose'])).toEqual([
      'base/web.yaml',
      `          see    overlays/dev/kustomization.yaml:1: ${dev}`,
      `          see    overlays/prod/kustomization.yaml:1: ${prod}`,
      own,
      `          see    line 1: ${prod}`,
    ]);
  },
);

test.skipIf(isMissing)('with `--no-render` all files are read as they stand', () => {
  const { report } = scanJson(['--no-render', '--check', 'host-pid'], { cwd: folderWith(shop) });
  expect(report.findings).toMatchObject([{ resource: { name: 'web' }, location: { uri: 'base/web.yaml' } }]);
  expect(report.coverage.files).toBe(5);
});

test.skipIf(isMissing)('overlays are held apart: a Service of one selects no pods of the other', () => {
  const cwd = folderWith({
    'overlays/dev/kustomization.yaml': 'resources: [service.yaml, pod.yaml]\n',
    'overlays/dev/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: job, labels: {app: job}}\nspec: {containers: [{name: job}]}\n',
    'overlays/dev/service.yaml':
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n',
    'overlays/prod/kustomization.yaml': 'resources: [pod.yaml]\n',
    'overlays/prod/pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: web}]}\n',
  });
  const isolated = scanJson(['--check', 'service-selects-nothing'], { cwd }).report;
  expect(isolated.findings).toMatchObject([{ location: { uri: 'overlays/dev/service.yaml' } }]);
  expect(scanJson(['--check', 'service-selects-nothing', '--no-render'], { cwd }).report.findings).toEqual(
    [],
  );
});

test.skipIf(isMissing)('a base that lies elsewhere is a problem that says what to do, and exit 2', () => {
  const cwd = folderWith({ 'a/kustomization.yaml': 'resources: ["https://example.com/web?ref=v1"]\n' });
  const { exitCode, report } = scanJson([], { cwd });
  expect(exitCode).toBe(2);
  expect(report.coverage.problems).toMatchObject([
    { code: 'remote-base', uri: 'a/kustomization.yaml', line: 1 },
  ]);
});

/** The difference of two environments, as far as the tests look at it. */
interface Difference {
  readonly introduced: readonly { readonly check: string }[];
  readonly resolved: readonly { readonly check: string }[];
  readonly left: number;
}

function environments(
  names: string,
  cwd: string,
): { readonly exitCode: number | null; readonly checks: unknown } {
  const checks = 'privileged-container,host-network,host-pid';
  const run = plimsoll(['diff', '--environments', names, '--format', 'json', '--check', checks], { cwd });
  if (run.stdout === '') return { exitCode: run.exitCode, checks: run.stderr };
  const { introduced, resolved, left }: Difference = JSON.parse(run.stdout);
  const ids = [introduced, resolved].map((all) => all.map(({ check }) => check));
  return { exitCode: run.exitCode, checks: [...ids, left] };
}

test.skipIf(isMissing)('two overlays are compared by what their objects are called in the base', () => {
  expect(environments('dev,prod', folderWith(shop))).toEqual({
    exitCode: 1,
    checks: [['host-network'], ['privileged-container'], 1],
  });
});

test('what comes from a generator whose files are not known lies at the line that names it', () => {
  const printed = privilegedPod('made').replaceAll('\n', String.raw`\n`);
  const tool = folderWith({ kustomize: `#!/bin/sh\nprintf '${printed}'\n` });
  chmodSync(join(tool, 'kustomize'), 0o755);
  const cwd = folderWith({ 'kustomization.yaml': 'helmCharts:\n  - name: made\n' });
  const env = { PATH: `${tool}:${process.env['PATH']}` };
  const { report } = scanJson(['.', '--enable-helm', '--check', 'privileged-container'], { cwd, env });
  expect(report.findings).toMatchObject([
    {
      location: { uri: 'kustomization.yaml', line: 2 },
      evidence: [{ text: 'built by the kustomization `.`' }],
    },
  ]);
});

test.skipIf(isMissing)('environments exist side by side: neither resolves what the other has', () => {
  const cwd = folderWith(shop);
  const said = (format: string): string =>
    plimsoll(
      [
        'diff',
        '--environments',
        'dev,prod',
        '--check',
        'privileged-container,host-network',
        '--format',
        format,
      ],
      { cwd },
    ).stdout;
  expect(said('table')).toMatch(/^only in `prod`\n\noverlays\/prod\/kustomization\.yaml\n/u);
  expect(said('table')).toContain('\nonly in `dev`\n  critical  Container runs privileged');
  expect(said('table')).toContain('1 only in `prod` (1 high), 1 only in `dev`, 0 in both');
  expect(said('markdown')).toContain('### Plimsoll: 1 only in `prod`, 1 only in `dev`, 0 in both');
  expect(said('markdown')).toContain('#### Only in `dev`: 1');
});

test.skipIf(isMissing)('an environment may be where the policy says that it is', () => {
  const cwd = folderWith({
    ...shop,
    'plimsoll.yaml':
      'environments:\n  test: {when: {paths: [overlays/dev/]}}\n  live: {when: {paths: [overlays/prod/]}}\n',
  });
  expect(environments('live,test', cwd)).toMatchObject({
    checks: [['privileged-container'], ['host-network'], 1],
  });
});

test('plain folders are environments too', () => {
  const pod = (more: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: web}]\n${more}`;
  const cwd = folderWith({ 'env/dev/web.yaml': pod(''), 'env/prod/web.yaml': pod('  hostPID: true\n') });
  expect(environments('dev,prod', cwd)).toEqual({ exitCode: 1, checks: [['host-pid'], [], 0] });
});

test.each([
  ['dev', /does not name two environments/u],
  ['dev,dev', /does not name two environments/u],
  ['dev,prd', /no folder is called `prd`.*did you mean `prod`/su],
])('`--environments %s` is refused', (names, message) => {
  const { exitCode, checks } = environments(names, folderWith(shop));
  expect([exitCode, checks]).toEqual([2, expect.stringMatching(message)]);
});

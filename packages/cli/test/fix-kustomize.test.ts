import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FixJson } from '@plimsoll/engine';
import { describe, expect, test } from 'vitest';
import { folderWith, plimsoll, scanJson } from './plimsoll.ts';

const isMissing = !(process.env['PATH'] ?? '')
  .split(':')
  .some((folder) => ['kustomize', 'kubectl'].some((name) => existsSync(join(folder, name))));
// oxlint-disable-next-line no-console
if (isMissing) console.warn('skipped: neither kustomize nor kubectl is on the PATH');

const web = `# the shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
      annotations:
        seccomp.security.alpha.kubernetes.io/pod: runtime/default
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          securityContext:
            readOnlyRootFilesystem: false # why?
        - name: proxy
          image: registry.example.com/proxy:2.0.0
          securityContext: {readOnlyRootFilesystem: false}
`;
const prod = 'namePrefix: prod-\nnamespace: shop\nresources:\n- ../../base\n';
const shop = {
  'base/kustomization.yaml': 'resources:\n- web.yaml\n',
  'base/web.yaml': web,
  'overlays/dev/kustomization.yaml': 'nameSuffix: -dev\nresources:\n- ../../base\n',
  'overlays/prod/kustomization.yaml': prod,
};

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

const writable = ['--check', 'root-filesystem-writable', '--unsafe'];

function foundIn(cwd: string, check: string): readonly string[] {
  const { findings } = scanJson(['.', '--check', check], { cwd }).report;
  return findings.map(({ resource: { name, container } }) => `${name} ${container ?? ''}`);
}

describe.skipIf(isMissing)('what is built of kustomizations is repaired', () => {
  test('in the base, once for all overlays', () => {
    const cwd = folderWith(shop);
    const { exitCode, stderr } = plimsoll(['fix', '.', ...writable, '--write'], { cwd });
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('2 edits in 1 file repaired 4 of 4')]);
    expect(read(cwd, 'base/web.yaml')).toBe(web.replaceAll('Filesystem: false', 'Filesystem: true'));
    expect(read(cwd, 'overlays/prod/kustomization.yaml')).toBe(prod);
  });

  test('nowhere outside of what was given', () => {
    const cwd = folderWith(shop);
    const { exitCode, stdout, stderr } = plimsoll(['fix', 'overlays/prod', ...writable], { cwd });
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain('`base/web.yaml` is not there, or not among what was given to repair');
  });

  test('what Kustomize does not print is as good as gone', () => {
    const cwd = folderWith(shop);
    const args = ['fix', '.', '--check', 'dead-seccomp-annotation', '--unsafe', '--write'];
    expect(plimsoll(args, { cwd }).exitCode).toBe(0);
    expect(read(cwd, 'base/web.yaml')).not.toContain('seccomp.security.alpha');
  });

  test('new objects are listed beside those that they go with', () => {
    const cwd = folderWith(shop);
    const args = ['fix', '.', '--check', 'default-account-used', '--unsafe', '--write'];
    expect(plimsoll(args, { cwd }).exitCode).toBe(0);
    expect(read(cwd, 'base/kustomization.yaml')).toBe('resources:\n- web.yaml\n- web-serviceaccount.yaml\n');
    expect(read(cwd, 'base/web.yaml')).toContain('      serviceAccountName: web\n');
    expect(foundIn(cwd, 'default-account-used')).toEqual([]);
  });
});

describe.skipIf(isMissing)('with --overlay', () => {
  const args = ['fix', '.', '--overlay', 'prod', '--unsafe', '--write'];

  test('a patch in its folder repairs it, and nothing else changes', () => {
    const cwd = folderWith(shop);
    const { exitCode, stderr } = plimsoll([...args, '--check', 'root-filesystem-writable'], { cwd });
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('repaired 2 of 2 findings')]);
    expect(read(cwd, 'overlays/prod/kustomization.yaml')).toBe(
      `${prod}patches:\n- path: plimsoll-deployment-web.yaml\n`,
    );
    expect(read(cwd, 'overlays/prod/plimsoll-deployment-web.yaml')).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          securityContext:
            readOnlyRootFilesystem: true
        - name: proxy
          securityContext:
            readOnlyRootFilesystem: true
`);
    expect(read(cwd, 'base/web.yaml')).toBe(web);
    expect(foundIn(cwd, 'root-filesystem-writable')).toEqual(['web-dev web', 'web-dev proxy']);
  });

  test('a patch that is there already gets what is missing in it', () => {
    const cwd = folderWith(shop);
    plimsoll([...args, '--check', 'root-filesystem-writable'], { cwd });
    const before = read(cwd, 'overlays/prod/plimsoll-deployment-web.yaml');
    expect(plimsoll([...args, '--check', 'token-automounted'], { cwd }).exitCode).toBe(0);
    expect(read(cwd, 'overlays/prod/plimsoll-deployment-web.yaml')).toBe(
      `${before}      automountServiceAccountToken: false\n`,
    );
    expect(read(cwd, 'overlays/prod/kustomization.yaml').match(/path:/gu)).toHaveLength(1);
  });

  test('new objects stand in its folder too', () => {
    const cwd = folderWith(shop);
    expect(plimsoll([...args, '--check', 'default-account-used'], { cwd }).exitCode).toBe(0);
    expect(readdirSync(join(cwd, 'overlays/prod')).toSorted()).toEqual([
      'kustomization.yaml',
      'plimsoll-deployment-web.yaml',
      'web-serviceaccount.yaml',
    ]);
    expect(readdirSync(join(cwd, 'base'))).toHaveLength(2);
  });

  test('a diff has the new files, and git takes it', () => {
    const cwd = folderWith(shop);
    const { exitCode, stdout } = plimsoll(['fix', '.', '--overlay', 'prod', ...writable], { cwd });
    expect(exitCode).toBe(1);
    execFileSync('git', ['apply'], { cwd, input: stdout });
    expect(foundIn(cwd, 'root-filesystem-writable')).toEqual(['web-dev web', 'web-dev proxy']);
  });

  test('a name that no overlay has is refused, with those that there are', () => {
    const { exitCode, stderr } = plimsoll(['fix', '.', '--overlay', 'pro'], { cwd: folderWith(shop) });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is called `pro`; there are `overlays/dev`, `overlays/prod`');
  });
});

const samples = resolve(import.meta.dirname, '../../../../shared/samples/microservices-demo');
if (!existsSync(samples)) {
  // oxlint-disable-next-line no-console
  console.warn('skipped: the sample applications are not there');
}
const parameters = ['limits.memory=256Mi', 'requests.memory=128Mi', 'requests.cpu=100m'];

test.skipIf(isMissing || !existsSync(samples)).each([
  { path: 'kustomize', overlay: undefined, share: 3 },
  { path: 'kubernetes-manifests', overlay: undefined, share: 1 },
  { path: 'kustomize', overlay: 'memorystore-with-all-components', share: 1 },
  { path: 'kustomize', overlay: 'spanner-with-all-components', share: 1 },
])(
  'findings of `$path` are repaired where they come from (overlay: $overlay)',
  ({ path, overlay, share }) => {
    const args = [path, '--unsafe', ...parameters.flatMap((one) => ['--param', one])];
    const { stdout } = plimsoll(
      ['fix', ...args, '--format', 'json', ...(overlay === undefined ? [] : ['--overlay', overlay])],
      { cwd: samples },
    );
    const { summary, causes, files } = JSON.parse(stdout) as FixJson;
    expect(summary.repaired).toBeGreaterThan(20);
    expect(summary.repaired / (summary.repaired + summary.refused)).toBeGreaterThan(0.95);
    const folder = overlay === undefined ? '' : `kustomize/tests/${overlay}/`;
    for (const { uri } of files) expect(uri.startsWith(folder)).toBe(true);
    expect(summary.repaired / causes.length).toBeGreaterThanOrEqual(share);
  },
);

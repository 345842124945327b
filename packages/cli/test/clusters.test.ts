import { gzipSync } from 'node:zlib';
import { expect, it, test } from 'vitest';
import { folderWith, plimsoll, scanJson } from './plimsoll.ts';

const head = '{"plimsollSnapshot":1,"tool":"plimsoll","taken":"2026-11-21T00:00:00Z","kubernetesMinor":34}';
const privileged = JSON.stringify({
  at: 'namespaces/shop/pods/web',
  object: {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { containers: [{ name: 'web', image: 'a:1', securityContext: { privileged: true } }] },
  },
});
const end = '{"end":{"objects":1,"withheld":{},"secrets":2,"problems":[]}}';
const check = ['--check', 'privileged-container', '--no-config'];

test.each([
  ['packed', 'cluster.json.gz', gzipSync(`${head}\n${privileged}\n${end}\n`)],
  ['as it is, in a folder', 'taken/cluster.json', `${head}\n${privileged}\n${end}\n`],
])('a snapshot is scanned like a folder: %s', (_, name, content) => {
  const cwd = folderWith({ [name]: content });
  const { report, exitCode } = scanJson([name.split('/')[0] ?? '', ...check], { cwd });
  expect(exitCode).toBe(1);
  expect(report.findings.map(({ location }) => location.uri)).toEqual([`${name}/namespaces/shop/pods/web`]);
  expect(report.coverage).toMatchObject({ resources: 1, problems: [] });
});

test.each([
  ['cut off', gzipSync(`${head}\n${privileged}\n`)],
  ['cut off while it is packed', gzipSync(`${head}\n${privileged}\n${end}\n`).subarray(0, -12)],
])('a snapshot that is %s exits 2 with what was read of it judged', (_, content) => {
  const { report, exitCode } = scanJson(['c.json.gz', ...check], {
    cwd: folderWith({ 'c.json.gz': content }),
  });
  expect(exitCode).toBe(2);
  expect(report.coverage.problems.map(({ code }) => code)).toEqual(['snapshot']);
  expect(report.findings).toHaveLength(1);
});

it('lists the objects of a snapshot as resources', () => {
  const cwd = folderWith({ 'c.json.gz': gzipSync(`${head}\n${privileged}\n${end}\n`) });
  const { stdout, exitCode } = plimsoll(['resources', 'c.json.gz', '--format', 'jsonl'], { cwd });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    uri: 'c.json.gz/namespaces/shop/pods/web',
    object: { kind: 'Pod' },
  });
});

it('compares files with a snapshot', () => {
  const safe = privileged.replace('true', 'false');
  const cwd = folderWith({
    'c.json.gz': gzipSync(`${head}\n${privileged}\n${end}\n`),
    'deploy/pod.json': JSON.stringify(JSON.parse(safe).object),
  });
  const { stdout, exitCode } = plimsoll(['drift', 'deploy', 'c.json.gz', '--no-config', '--format', 'json'], {
    cwd,
  });
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout).differences).toMatchObject([{ direction: 'weaker', severity: 'critical' }]);
});

test.each([
  ['a path beside the cluster', ['scan', 'deploy', '--cluster'], 'reads no files'],
  ['an option of clusters without one', ['scan', '--context', 'prod'], 'write `--cluster` too'],
  ['a name that is none', ['scan', '--cluster', '--include-namespaces', 'A b'], 'no name of a namespace'],
  ['a time that is none', ['scan', '--cluster', '--cluster-timeout', 'soon'], 'no number of seconds'],
  ['a snapshot without a name', ['snapshot'], 'needs `--output FILE`'],
  ['a role for what reads no cluster', ['rbac-for', 'init'], 'reads no cluster'],
  ['a drift from nothing', ['drift', 'deploy'], 'add `--cluster`'],
])('says what to write instead of %s', (_, args, message) => {
  const { stderr, exitCode } = plimsoll(args, { cwd: folderWith({}) });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});

it('exits 2 with a report where there is no cluster to ask', () => {
  const env = { KUBECONFIG: '', HOME: folderWith({}) };
  const { report, exitCode } = scanJson(['--cluster', '--no-config'], { cwd: folderWith({}), env });
  expect(exitCode).toBe(2);
  expect(report.coverage.problems).toMatchObject([{ code: 'kubeconfig' }]);
});

it('prints a role that only lists', () => {
  const { stdout } = plimsoll(['rbac-for', 'scan']);
  expect(new Set(stdout.match(/verbs: .*/gu))).toEqual(new Set(['verbs: ["list"]']));
  expect(stdout).toContain('kind: ClusterRole');
});

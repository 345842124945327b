import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, plimsoll, privilegedPod, scanJson, type JsonReport } from './plimsoll.ts';

test('several formats in one run, each to its place', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  const { stdout, exitCode } = plimsoll(
    [
      'scan',
      'a.yaml',
      '--format',
      'json',
      '--output',
      'a.json',
      '--format',
      'sarif',
      '-o',
      'a.sarif',
      '-o',
      'a.csv',
      '--format',
      'table',
    ],
    { cwd },
  );
  expect(exitCode).toBe(1);
  expect(stdout).toContain('Container runs privileged');
  expect(
    (JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8')) as JsonReport).summary.findings,
  ).toBeGreaterThan(0);
  expect(JSON.parse(readFileSync(join(cwd, 'a.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toMatch(/"fingerprint": "[0-9a-f]{16}"/u);
  expect(readFileSync(join(cwd, 'a.sarif'), 'utf8')).toMatch(/"plimsoll\/v1": "[0-9a-f]{16}"/u);
  expect(readFileSync(join(cwd, 'a.csv'), 'utf8')).toMatch(
    /^severity,check,uri,line,column,kind,namespace,name,container,message\n/u,
  );
});

test.each([
  [['--output', 'report', '--format', 'json']],
  [['--output', 'report', '--format', 'json', '--format', 'table']],
  [['--format', 'table', '--format', 'json', '--output', 'report']],
  [['--format', 'json', '--output', 'report', '--output', 'a.csv']],
])('%j writes JSON to the file `report`', (words) => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  const { stdout } = plimsoll(['scan', 'a.yaml', ...words], { cwd });
  expect(JSON.parse(readFileSync(join(cwd, 'report'), 'utf8'))).toMatchObject({ reportVersion: 1 });
  expect(stdout).not.toContain('"findings"');
});

test('a file that shows its format leaves standard output to another one', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  const both = plimsoll(['scan', 'a.yaml', '--output', 'a.json', '--format', 'table'], { cwd });
  expect(both.stdout).toContain('Container runs privileged');
  const one = plimsoll(['scan', 'a.yaml', '--output', 'a.json', '--format', 'json'], { cwd });
  expect(one.stdout).toBe('');
});

test.each([
  ['csv', ['--format', 'csv']],
  ['json', ['--format', 'json']],
  ['sarif', ['--format', 'sarif']],
  ['a file', ['--output', 'a.json']],
])(
  'what could not be looked at is said on standard error where standard output is for programs: %s',
  (_, words) => {
    const cwd = folderWith({ 'a.yaml': privilegedPod('web'), 'b.yaml': 'a: [1\n' });
    const { stderr, exitCode } = plimsoll(['scan', '.', ...words], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^not looked at: b\.yaml:1:\d+: .+\n$/u);
    expect(plimsoll(['scan', '.'], { cwd }).stderr).toBe('');
  },
);

test('the path of what could not be looked at stays whole, however long it is', () => {
  const path = `${'a-folder-with-a-long-name/'.repeat(4)}b.yaml`;
  const cwd = folderWith({ 'a.yaml': privilegedPod('web'), [path]: 'a: [1\n' });
  for (const words of [[], ['--quiet']]) {
    expect(plimsoll(['scan', '.', ...words], { cwd, env: { COLUMNS: '60' } }).stdout).toContain(
      `not looked at:\n  ${path}:1:4\n    (`,
    );
  }
});

test('a version that is newer than what is built in is judged, with a note', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  const { stderr, report } = scanJson(['a.yaml', '--kubernetes-version', '1.99'], { cwd });
  expect(stderr).toContain('Kubernetes 1.99 is newer');
  expect(report.summary.findings).toBeGreaterThan(0);
});

test('where only templates were met, the next command renders them', () => {
  const cwd = folderWith({ 'templates/a.yaml': '{{- if .Values.a }}\na: [{{ .Values.b }}\n{{- end }}\n' });
  expect(plimsoll(['scan', '.'], { cwd }).stdout).toContain('next: helm template CHART | plimsoll scan -');
});

test('several paths without a resource are named one by one', () => {
  const cwd = folderWith({ 'a/x.txt': '', 'b/x.txt': '' });
  const { report } = scanJson(['a', 'b'], { cwd });
  expect(report.coverage.problems).toMatchObject([{ uri: '', code: 'no-resources' }]);
  expect(report.coverage.problems[0]?.message).toContain('in `a`, `b`');
});

test.each(['60', '80', '200'])('help and the list of checks keep to %s columns', (COLUMNS) => {
  const isToCopy = /^ {2}(?:plimsoll|helm) |^ {2}\w+ +[\w-]+$/u;
  for (const words of [['--help'], ['scan', '--help'], ['checks', '--help'], ['checks']]) {
    const lines = plimsoll(words, { env: { COLUMNS } }).stdout.split('\n');
    expect(lines.filter((line) => line.length > Number(COLUMNS) && !isToCopy.test(line))).toEqual([]);
  }
});

test('the same input gives the same bytes, however many threads share the work', () => {
  const files = Object.fromEntries(
    Array.from({ length: 1800 }, (_, index) => [`d${index % 7}/${index}.yaml`, privilegedPod(`p${index}`)]),
  );
  const cwd = folderWith(files);
  const runs = [1, 2, 3].map(() => scanJson(['.', '--profile', 'all'], { cwd }));
  expect(new Set(runs.map(({ stdout }) => stdout.replace(/"durationMs": \d+/u, ''))).size).toBe(1);
  expect(runs[0]?.report.coverage).toMatchObject({ files: 1800 });
});

test('findings stand in the order of uri, line, check and pointer', () => {
  const cwd = folderWith({
    'b.yaml': privilegedPod('b'),
    'a/z.yaml': privilegedPod('z'),
    'a.yaml': `${privilegedPod('a')}---\n${privilegedPod('c')}`,
  });
  const keys = scanJson(['.', '--profile', 'all'], { cwd }).report.findings.map(
    ({ location, check, field }) => [location.uri, location.line, check, field] as const,
  );
  const sorted = keys.toSorted(
    ([u1, l1, c1, f1], [u2, l2, c2, f2]) => compare(u1, u2) || l1 - l2 || compare(c1, c2) || compare(f1, f2),
  );
  expect(keys).toEqual(sorted);
});

test('an id, an alias and a prefixed alias name the same check', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  for (const name of [
    'privileged-container',
    'CKV_K8S_16',
    'checkov:CKV_K8S_16',
    'KSV-0017',
    'AVD-KSV-0017',
    'ksv017',
    'kube-linter:privileged-container',
    'runAsPrivileged',
  ]) {
    const { report } = scanJson(['a.yaml', '--check', name], { cwd });
    expect(report.findings.map(({ check }) => check)).toEqual(['privileged-container']);
    expect(
      scanJson(['a.yaml', '--skip-check', name], { cwd }).report.findings.map(({ check }) => check),
    ).not.toContain('privileged-container');
    expect(plimsoll(['explain', name]).stdout).toContain('Container runs privileged');
  }
});

test('a check is explained with what it finds in an example', () => {
  const { stdout } = plimsoll(['explain', 'CKV_K8S_16']);
  expect(stdout).toMatch(/^found {5}as in Pod .+:\n(?: +\d+ │ .+\n)+ +│ +~+\n {10}container `.+` gets/mu);
  const { stdout: ids } = plimsoll(['checks', '--format', 'json']);
  const all = (JSON.parse(ids) as readonly { readonly id: string }[]).map(({ id }) => id);
  const pages = plimsoll(['explain', ...all]).stdout;
  expect(pages.match(/^found {5}as in /gmu)?.length).toBe(all.length);
});

test('least severity leaves milder checks out', () => {
  const { report } = scanJson(['a.yaml', '--min-severity', 'high'], {
    cwd: folderWith({ 'a.yaml': privilegedPod('web') }),
  });
  expect(new Set(report.findings.map(({ severity }) => severity))).not.toContain('medium');
  expect(report.findings.length).toBeGreaterThan(0);
});

test('quiet prints the summary alone, verbose the reasons too', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  const quiet = plimsoll(['scan', 'a.yaml', '--quiet'], { cwd }).stdout;
  const normal = plimsoll(['scan', 'a.yaml'], { cwd }).stdout;
  const verbose = plimsoll(['scan', 'a.yaml', '--verbose'], { cwd }).stdout;
  expect(quiet.split('\n').length).toBeLessThan(6);
  expect(quiet.length).toBeLessThan(normal.length);
  expect(normal.length).toBeLessThan(verbose.length);
});

test('colours are for terminals, FORCE_COLOR and nobody else', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  expect(plimsoll(['scan', 'a.yaml'], { cwd }).stdout).not.toContain('\u001b');
  expect(plimsoll(['scan', 'a.yaml'], { cwd, env: { NO_COLOR: '', FORCE_COLOR: '1' } }).stdout).toContain(
    '\u001b[',
  );
});

test('no line of the table is wider than the terminal', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  for (const width of [80, 120, 160]) {
    const { stdout } = plimsoll(['scan', 'a.yaml', '--verbose'], { cwd, env: { COLUMNS: String(width) } });
    const wide = stdout.split('\n').filter((line) => line.length > width && !line.includes('https://'));
    expect(wide).toEqual([]);
  }
});

test('resources are listed as Kubernetes reads them, whole numbers exact', () => {
  const input =
    'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: yes}\n  data: {big: 12345678901234567890, octal: 0o17, on: 1e3}\n';
  const { stdout, exitCode } = plimsoll(['resources', '-', '--format', 'jsonl'], { input });
  expect(exitCode).toBe(0);
  expect(stdout).toBe(
    '{"uri":"-","line":4,"object":{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":true},"data":{"big":12345678901234567890,"octal":15,"true":1000}}}\n',
  );
});

test('the options of a scan serve for listing resources too', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  const shared = [
    '--profile',
    'strict',
    '--skip-check',
    'run-as-root',
    '--kubernetes-version',
    '1.30',
    '--fail-on',
    'never',
  ];
  const switches = [
    '--no-config',
    '--no-render',
    '--no-foreign-exceptions',
    '--allow-empty',
    '--exclude',
    'b.yaml',
  ];
  const run = plimsoll(['resources', '.', ...shared, ...switches], { cwd });
  expect([run.exitCode, run.stdout]).toEqual([0, 'a.yaml:1  Pod web\n1 resource\n']);
  expect(plimsoll(['resources', '.', '--check', 'none'], { cwd }).exitCode).toBe(2);
});

test('the list of resources goes to a file', () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
  const asLines = plimsoll(['resources', 'a.yaml', '--output', 'list.jsonl'], { cwd });
  expect([asLines.exitCode, asLines.stdout]).toEqual([0, '']);
  expect(JSON.parse(readFileSync(join(cwd, 'list.jsonl'), 'utf8'))).toMatchObject({ uri: 'a.yaml', line: 1 });
  plimsoll(['resources', 'a.yaml', '-o', 'list'], { cwd, env: { NO_COLOR: '', FORCE_COLOR: '1' } });
  expect(readFileSync(join(cwd, 'list'), 'utf8')).toBe('a.yaml:1  Pod web\n1 resource\n');
});

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

test('a file of very many documents that cannot be read names each of them', () => {
  const count = 150_000;
  const { stderr, exitCode } = plimsoll(['resources', '-'], { input: 'a: \u0085\n---\n'.repeat(count) });
  expect(exitCode).toBe(2);
  expect(stderr.split('\n').length).toBeGreaterThan(count);
});

import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { temporaryFolder } from '../../test/temporary-folder.ts';
import type { Rendering } from '../render/render-sources.ts';
import { isHelmMissing, pathWith, renderedIn } from './rendering.fixture.ts';

// oxlint-disable-next-line no-console
if (isHelmMissing) console.warn('skipped: helm is not on the PATH');

const chart = {
  'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'web/values.yaml': 'a: 1\n',
  'web/templates/a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: "{{ .Values.a }}"}\n',
};

function said({ problems }: Rendering): readonly string[] {
  return problems.map(
    ({ code, uri, line, message }) => `${code} ${uri}${line === undefined ? '' : `:${line}`}: ${message}`,
  );
}

/** A search path with a `helm` that says a version, and otherwise is this script. */
function fakeHelm(script: string, version = 'v3.16.2+g13654a5'): string {
  const folder = temporaryFolder({
    helm: `#!/bin/sh\nif [ "$1" = version ]; then echo '${version}'; exit 0; fi\n${script}\n`,
  });
  chmodSync(join(folder, 'helm'), 0o755);
  return pathWith(folder);
}

describe('a helm that cannot be used is a problem of each chart', () => {
  test('there is none', async () => {
    const cwd = temporaryFolder({ ...chart, 'other/pod.yaml': 'a: 1\n', 'two/Chart.yaml': 'name: two\n' });
    const rendering = await renderedIn(cwd, { searchPath: '' });
    expect(rendering.files.map(({ uri }) => uri)).toEqual(['other/pod.yaml']);
    expect(said(rendering)).toEqual(
      ['two', 'web'].map(
        (name) =>
          `tool-missing ${name}/Chart.yaml: helm is not installed, and only it renders charts; install Helm 3 or 4 as https://helm.sh/docs/intro/install/ shows, or read the chart as plain files with \`--no-render\``,
      ),
    );
  });

  test('one in the folder that is looked at is never run', async () => {
    const cwd = temporaryFolder({ ...chart, helm: '#!/bin/sh\ntouch run\n' });
    chmodSync(join(cwd, 'helm'), 0o755);
    expect(said(await renderedIn(cwd, { searchPath: '.:' }))[0]).toContain('helm is not installed');
    expect(existsSync(join(cwd, 'run'))).toBe(false);
  });

  test.each(['v2.17.0', 'v3.10.3', 'v3.11.0+g472c573'])('%s is too old', async (version) => {
    const rendering = await renderedIn(temporaryFolder(chart), { searchPath: fakeHelm('', version) });
    expect(said(rendering)[0]).toMatch(
      /^tool-missing web\/Chart\.yaml: charts are rendered by Helm 3\.11\.1 or newer, and `.+` is v/u,
    );
  });

  test.each(['v3.11.1', 'v3.20.0', 'v4.3', 'v5.0.0'])('%s is not', async (version) => {
    const rendering = await renderedIn(temporaryFolder(chart), { searchPath: fakeHelm('', version) });
    expect(said(rendering)).toEqual([]);
  });
});

const told: readonly (readonly [string, string, string])[] = [
  [
    'Error: template: web/templates/a.yaml:3:20: executing "web/templates/a.yaml" at <.Values.x.y>: nil pointer evaluating interface {}.y',
    'render-failed web/templates/a.yaml:3',
    'at <.Values.x.y>: nil pointer',
  ],
  [
    'Error: parse error at (web/templates/a.yaml:2): missing value for if',
    'render-failed web/templates/a.yaml:2',
    'missing value',
  ],
  [
    'Error: YAML parse error on web/templates/a.yaml: yaml: line 4: x',
    'render-failed web/templates/a.yaml',
    'line 4',
  ],
  [
    'Error: execution error at (web/templates/a.yaml:1:3): no\nway',
    'render-failed web/templates/a.yaml:1',
    'no way',
  ],
  ['Error: cannot load values.yaml: yaml: line 1', 'render-failed web/values.yaml', 'line 1'],
  [
    "Error: values don't meet the specifications of the schema(s) in the following chart(s):\nweb:\n- a: want string",
    'render-failed web/Chart.yaml',
    '- a: want string',
  ],
  [
    "Error: You may need to run 'helm dependency build' to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: redis",
    'dependency-missing web/Chart.yaml',
    'redis; run `helm dependency build web`',
  ],
  [`Error: ${'because '.repeat(110)}of this`, 'render-failed web/Chart.yaml', 'because of this'],
  ['Error: somewhere else (other/templates/x.yaml:9)', 'render-failed web/Chart.yaml', 'somewhere else'],
  ['', 'render-failed web/Chart.yaml', 'helm does not say why'],
];

test.each(told)('what Helm says is said at its place: %j', async (stderr, place, message) => {
  const folder = temporaryFolder({ said: stderr });
  const searchPath = fakeHelm(`cat '${join(folder, 'said')}' >&2; exit 1`);
  const [problem = ''] = said(await renderedIn(temporaryFolder(chart), { searchPath }));
  expect(problem.slice(0, place.length + 2)).toBe(`${place}: `);
  expect(problem).toContain(message);
});

describe('a rendering has bounds', () => {
  test('of time, for what it starts as well', async () => {
    const rendering = await renderedIn(temporaryFolder(chart), {
      searchPath: fakeHelm('sleep 600 & sleep 600'),
      timeoutMs: 300,
    });
    expect(said(rendering)).toEqual([
      'render-failed web/Chart.yaml: rendering the chart was stopped: it took longer than 0.3 s; look for a `range` over too much',
    ]);
  });

  test('of output', async () => {
    const rendering = await renderedIn(temporaryFolder(chart), { searchPath: fakeHelm('exec yes') });
    expect(said(rendering)[0]).toContain('it printed more than 64 MiB');
  });

  test('of patience', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 300);
    const rendering = await renderedIn(temporaryFolder(chart), {
      searchPath: fakeHelm('sleep 600'),
      signal: abort.signal,
    });
    expect(said(rendering)[0]).toContain('the run was interrupted');
  });
});

test('Helm sees nothing of the user, and a copy of the chart', async () => {
  const cwd = temporaryFolder({ ...chart, 'v.yaml': 'a: 2\n' });
  const seen = temporaryFolder();
  const searchPath = fakeHelm(`env > '${seen}/env'; printf '%s\\n' "$@" > '${seen}/args'; exit 1`);
  await renderedIn(cwd, {
    searchPath,
    values: ['v.yaml'],
    set: ['a=$(touch x)'],
    setString: ['b=;c'],
    setFile: ['d=v.yaml'],
    releaseName: '--debug',
    namespace: 'shop',
    kubeVersion: '1.33.0',
    apiVersions: ['a/v1'],
  });
  const args = readFileSync(join(seen, 'args'), 'utf8').trim().split('\n');
  expect(args.slice(0, -1)).toEqual([
    'template',
    '--include-crds',
    `--values=${join(cwd, 'v.yaml')}`,
    '--set=a=$(touch x)',
    '--set-string=b=;c',
    '--set-file=d=v.yaml',
    '--namespace=shop',
    '--kube-version=1.33.0',
    '--api-versions=a/v1',
    '--',
    '--debug',
  ]);
  expect(args.at(-1)).not.toContain(cwd);
  const environment = readFileSync(join(seen, 'env'), 'utf8');
  expect(environment).not.toMatch(/^(?:PATH=.*node_modules|HTTPS?_PROXY|USER=|NODE_)/mu);
  const home = /^HOME=(.+)$/mu.exec(environment)?.[1] ?? '';
  const places = [...environment.matchAll(/^(?:HELM_\w+|XDG_\w+|KUBECONFIG)=(\/.+)$/gmu)].map(
    ([, place]) => place,
  );
  expect(places.length).toBeGreaterThan(8);
  expect(places.filter((place) => place?.startsWith(home) !== true)).toEqual([]);
  expect(existsSync(home)).toBe(false);
});

describe('before anything is rendered', () => {
  test('a link out of the chart is refused', async () => {
    const cwd = temporaryFolder({ ...chart, secret: 'x\n' });
    symlinkSync(join(cwd, 'secret'), join(cwd, 'web/templates/s.tpl'));
    expect(said(await renderedIn(cwd, { searchPath: fakeHelm('exit 0') }))).toEqual([
      `symlink-outside web/templates/s.tpl: the symbolic link leads to \`${join(cwd, 'secret')}\`, out of the chart, which is therefore not rendered; copy what it leads to into the chart`,
    ]);
  });

  test('a link to nowhere and a circle are refused', async () => {
    const cwd = temporaryFolder(chart);
    symlinkSync('nowhere', join(cwd, 'web/templates/n.tpl'));
    expect(said(await renderedIn(cwd))[0]).toContain('symlink-broken web/templates/n.tpl');
    const round = temporaryFolder(chart);
    symlinkSync('.', join(round, 'web/templates/loop'));
    expect(said(await renderedIn(round))[0]).toContain('more than 40 folders deep');
  });

  test('a chart that is needed and not there is named with the command', async () => {
    const cwd = temporaryFolder({
      ...chart,
      'web/Chart.yaml': `${chart['web/Chart.yaml']}dependencies:\n  - name: redis\n    version: 1.0.0\n    repository: https://charts.example.com\n  - name: there\n    version: 1.0.0\n`,
      'web/charts/there-1.0.0.tgz': 'x',
    });
    expect(said(await renderedIn(cwd, { searchPath: fakeHelm('exit 0') }))).toEqual([
      'dependency-missing web/Chart.yaml:5: the chart needs `redis`, which is not in `charts/`; run `helm dependency build web`',
    ]);
  });

  test.each([
    [{ values: ['https://example.com/values.yaml'] }, 'would be fetched from the network'],
    [{ values: ['there.yaml,oci://example.com/x'] }, 'would be fetched from the network'],
    [{ setFile: ['a=https://example.com/x'] }, 'would be fetched from the network'],
    [{ values: ['nowhere.yaml'] }, 'does not exist'],
    [{ values: ['web'] }, 'names a folder'],
    [{ values: [''] }, 'names no file'],
  ])('values that cannot be read keep every chart from being rendered: %j', async (options, message) => {
    const cwd = temporaryFolder({ ...chart, 'there.yaml': '' });
    const rendering = await renderedIn(cwd, { ...options, searchPath: fakeHelm('exit 0') });
    expect(said(rendering).join('\n')).toContain(message);
    expect(rendering.rendered).toEqual([]);
  });
});

describe('what belongs to a chart', () => {
  test('subcharts belong to their parent, what only lies beside it does not', async () => {
    const cwd = temporaryFolder({
      ...chart,
      'web/charts/db/Chart.yaml': 'name: db\n',
      'web/charts/db/templates/a.yaml': '{{',
      'web/examples/pod.yaml': 'a: 1\n',
      'Chart.yaml': 'kind: Chart\napiVersion: example.com/v1\nmetadata: {name: x}\n',
    });
    const { files } = await renderedIn(cwd, { searchPath: fakeHelm('exit 0') });
    expect(files.map(({ uri }) => uri)).toEqual(['Chart.yaml', 'web/examples/pod.yaml']);
  });

  test('a library is not rendered: its templates are read as they stand', async () => {
    const cwd = temporaryFolder({ ...chart, 'web/Chart.yaml': `${chart['web/Chart.yaml']}type: library\n` });
    const { files, problems } = await renderedIn(cwd, { searchPath: fakeHelm('exit 1') });
    expect(files.map(({ uri }) => uri)).toEqual(['web/templates/a.yaml']);
    expect(problems).toEqual([]);
  });
});

const printed = `---
# Source: web/templates/a.yaml
kind: Pod
---
# Source: web/charts/packed/templates/b.yaml
kind: Pod
`;

test('whatever is printed becomes a source of its template, however strange', async () => {
  const folder = temporaryFolder({
    out: printed,
    odd: '---\n# Source: ../../etc/passwd\nkind: Pod\n---\nnoise\n',
  });
  const cwd = temporaryFolder(chart);
  const usual = await renderedIn(cwd, { searchPath: fakeHelm(`cat '${folder}/out'`) });
  expect(usual.rendered.map(({ source }) => source)).toEqual([
    { uri: 'web/templates/a.yaml', text: '---\nkind: Pod\n' },
    { uri: 'web/charts/packed/templates/b.yaml', text: '---\nkind: Pod\n' },
  ]);
  expect(usual.rendered[1]?.origin.lineOf(1)).toEqual({ uri: 'web/Chart.yaml', line: 1 });
  const odd = await renderedIn(cwd, { searchPath: fakeHelm(`cat '${folder}/odd'`) });
  expect(odd.rendered[0]?.origin.lineOf(3)).toEqual({ uri: 'web/Chart.yaml', line: 1 });
});

test('values that Helm passes over are a problem, what is rendered without them is judged', async () => {
  const warning =
    'coalesce.go:237: warning: cannot overwrite table with non table for web.image (map[tag:1])';
  const folder = temporaryFolder({ out: printed });
  const searchPath = fakeHelm(`echo '${warning}' >&2; cat '${folder}/out'`);
  const rendering = await renderedIn(temporaryFolder(chart), { searchPath });
  expect(said(rendering)).toEqual([
    'value-ignored web/values.yaml: Helm passes over a value of the wrong type: cannot overwrite table with non table for web.image (map[tag:1])',
  ]);
  expect(rendering.rendered).toHaveLength(2);
});

test('a template that the user leaves out is not judged', async () => {
  const folder = temporaryFolder({ out: printed });
  const { rendered } = await renderedIn(temporaryFolder(chart), {
    searchPath: fakeHelm(`cat '${folder}/out'`),
    isExcluded: (uri) => uri === 'web/templates/a.yaml',
  });
  expect(rendered.map(({ source }) => source.uri)).toEqual(['web/charts/packed/templates/b.yaml']);
});

const bombs = {
  'a million items with much text each': '{{ range until 1000000 }}\na: "{{ repeat 100 "x" }}"\n{{ end }}',
  'more numbers than memory has room for': '{{ range until 2000000000 }}{{ end }}',
  'loops in loops': '{{ range until 1000000 }}{{ range until 1000000 }}{{ end }}{{ end }}',
};

test.skipIf(isHelmMissing).each(Object.entries(bombs))('a chart bomb is stopped: %s', async (_, template) => {
  const rendering = await renderedIn(temporaryFolder({ ...chart, 'web/templates/a.yaml': template }), {
    timeoutMs: 5000,
  });
  expect(said(rendering)[0]).toContain('rendering the chart was stopped: it ');
});

const odd: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'values of the wrong type': { 'web/templates/a.yaml': 'a: {{ .Values.a.b.c }}' },
  'no values': { 'web/values.yaml': '- a\n' },
  'broken values': { 'web/values.yaml': 'a: [' },
  'a schema that the values fail': { 'web/values.schema.json': '{"properties":{"a":{"type":"string"}}}' },
  'no name': { 'web/Chart.yaml': 'apiVersion: v2\nversion: 0.1.0\n' },
  'a chart for a newer Kubernetes': { 'web/Chart.yaml': `${chart['web/Chart.yaml']}kubeVersion: ">=1.99"\n` },
  'what is rendered is no YAML': { 'web/templates/a.yaml': 'a: b: c\n' },
  'an action that never ends': { 'web/templates/a.yaml': 'a: {{ "b\n' },
};

test.skipIf(isHelmMissing).each(Object.entries(odd))(
  'a chart that cannot be rendered is a problem: %s',
  async (_, files) => {
    const rendering = await renderedIn(temporaryFolder({ ...chart, ...files }));
    expect(said(rendering)).toHaveLength(1);
    expect(said(rendering)[0]).toContain('render-failed web/');
    expect(rendering.rendered).toEqual([]);
  },
);

test.skipIf(isHelmMissing)('a folder without templates is a chart that renders to nothing', async () => {
  const cwd = temporaryFolder({ 'web/Chart.yaml': chart['web/Chart.yaml'] });
  mkdirSync(join(cwd, 'web/templates'));
  expect(await renderedIn(cwd)).toEqual({ files: [], rendered: [], problems: [] });
});

describe.skipIf(isHelmMissing)('texts that are given stand in place of what files hold', () => {
  const file = (cwd: string, name: string): string => join(cwd, 'web', name);
  const names = ({ rendered }: Rendering): readonly string[] =>
    rendered.flatMap(({ source }) =>
      [...source.text.matchAll(/name: "?([\w-]+)"?/gu)].map(([, name = '']) => name),
    );

  test.each<readonly [string, string, string, readonly string[], readonly string[]]>([
    ['the chart’s own values', 'values.yaml', 'a: other\n', [], ['other', 'prod']],
    ['a template', 'templates/a.yaml', 'kind: Pod\nmetadata: {name: "b"}\n', [], ['b', 'b']],
    ['a new template', 'templates/b.yaml', 'kind: Pod\nmetadata: {name: "b"}\n', [], ['1', 'b', 'prod', 'b']],
    ['the values of a variant', 'values-prod.yaml', 'a: live\n', [], ['1', 'live']],
    ['values that are named', 'values-prod.yaml', 'a: live\n', ['web/values-prod.yaml'], ['live']],
  ])('%s', async (_, name, text, values, expected) => {
    const cwd = temporaryFolder({ ...chart, 'web/values-prod.yaml': 'a: prod\n' });
    const before = existsSync(file(cwd, name)) ? readFileSync(file(cwd, name), 'utf8') : undefined;
    const rendering = await renderedIn(cwd, { values, changed: new Map([[file(cwd, name), text]]) });
    expect(said(rendering)).toEqual([]);
    expect(names(rendering)).toEqual(expected);
    expect(existsSync(file(cwd, name)) ? readFileSync(file(cwd, name), 'utf8') : undefined).toBe(before);
  });
});

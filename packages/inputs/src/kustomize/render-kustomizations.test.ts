import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { temporaryFolder } from '../../test/temporary-folder.ts';
import { findSources } from '../find-sources.ts';
import { findBuilder } from './build.ts';
import { renderKustomizations, type KustomizeOptions } from './render-kustomizations.ts';
import { workshop } from './workshop.fixture.ts';

const isMissing = findBuilder(process.env) === undefined;
// oxlint-disable-next-line no-console
if (isMissing) console.warn('skipped: neither kustomize nor kubectl is on the PATH');

async function renderedIn(cwd: string, options: Partial<KustomizeOptions> = {}) {
  const { files } = findSources(['.'], { cwd });
  return renderKustomizations(files, { cwd, environment: process.env, ...options });
}

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n';

/** A folder on a `PATH` with a `kustomize` that is this script. */
function fakeKustomize(script: string): { readonly PATH: string } {
  const folder = temporaryFolder({ kustomize: `#!/bin/sh\n${script}\n` });
  chmodSync(join(folder, 'kustomize'), 0o755);
  return { PATH: `${folder}:/usr/bin:/bin` };
}

describe('what is built', () => {
  test.skipIf(isMissing)(
    'roots alone: what an overlay uses is not read again, what nobody names is read as it stands',
    async () => {
      const cwd = temporaryFolder({ ...workshop, 'base/notes.yaml': pod, 'other/pod.yaml': pod });
      const { files, rendered, problems } = await renderedIn(cwd);
      expect(rendered.map(({ source }) => source.uri)).toEqual([
        'overlays/dev/kustomization.built.yaml',
        'overlays/prod/kustomization.built.yaml',
      ]);
      expect(files.map(({ uri }) => uri)).toEqual(['base/notes.yaml', 'other/pod.yaml']);
      expect(problems).toEqual([]);
    },
  );

  test.skipIf(isMissing).each(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])(
    'a folder with `%s`',
    async (name) => {
      const cwd = temporaryFolder({ [name]: 'resources: [pod.yaml]\n', 'pod.yaml': pod });
      const { files, rendered } = await renderedIn(cwd);
      expect(files).toEqual([]);
      expect(rendered.map(({ source }) => source.uri)).toEqual(['kustomization.built.yaml']);
    },
  );

  test.skipIf(isMissing)(
    'the resources of a component that nothing uses are read as they stand, its patches are not',
    async () => {
      const component = {
        'part/kustomization.yaml':
          'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\nresources: [pod.yaml]\npatches: [{path: patch.yaml}]\n',
        'part/pod.yaml': pod,
        'part/patch.yaml': pod,
      };
      const { files, rendered } = await renderedIn(temporaryFolder(component));
      expect([files.map(({ uri }) => uri), rendered]).toEqual([['part/pod.yaml'], []]);
    },
  );

  test('a file of that name that is a template or of another tool is read as it stands', async () => {
    const cwd = temporaryFolder({
      'a/kustomization.yaml': '{{ template }}\n',
      'b/kustomization.yaml':
        'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\n',
    });
    const { files, problems } = await renderedIn(cwd);
    expect([files.length, problems]).toEqual([2, []]);
  });
});

const base = 'resources: [pod.yaml]\n';

describe('what is not built', () => {
  const refused: readonly {
    readonly what: string;
    readonly files: Readonly<Record<string, string>>;
    readonly problem: {
      readonly code: string;
      readonly uri: string;
      readonly line: number;
      readonly message: RegExp;
    };
  }[] = [
    ...[
      'https://example.com/web.yaml',
      'github.com/example/web//deploy?ref=v1',
      'git@github.com:example/web.git',
      'ssh://git@example.com/web',
      'example.com/web.git//deploy',
      'file:///srv/web',
    ].map((url) => ({
      what: `what names \`${url}\``,
      files: { 'a/kustomization.yaml': `resources:\n  - pod.yaml\n  - "${url}"\n`, 'a/pod.yaml': pod },
      problem: {
        code: 'remote-base',
        uri: 'a/kustomization.yaml',
        line: 3,
        message: /--allow-remote-bases/u,
      },
    })),
    {
      what: 'a patch that lies elsewhere',
      files: {
        'a/kustomization.yaml': `${base}patches:\n  - path: https://example.com/p.yaml\n`,
        'a/pod.yaml': pod,
      },
      problem: { code: 'remote-base', uri: 'a/kustomization.yaml', line: 3, message: /p\.yaml/u },
    },
    {
      what: 'a base far below that lies elsewhere',
      files: {
        'a/kustomization.yaml': 'resources: [../b]\n',
        'b/kustomization.yaml': 'resources: ["https://example.com/x"]\n',
      },
      problem: { code: 'remote-base', uri: 'b/kustomization.yaml', line: 1, message: /example\.com/u },
    },
    {
      what: 'a circle',
      files: {
        'a/kustomization.yaml': 'resources: [../b]\n',
        'b/kustomization.yaml': 'namePrefix: x\nresources: [../a]\n',
      },
      problem: {
        code: 'kustomization-cycle',
        uri: 'a/kustomization.yaml',
        line: 1,
        message: /`a` names `b` names `a`/u,
      },
    },
    {
      what: 'a kustomization that names itself',
      files: { 'a/kustomization.yaml': 'resources: [../a]\n' },
      problem: {
        code: 'kustomization-cycle',
        uri: 'a/kustomization.yaml',
        line: 1,
        message: /`a` names `a`/u,
      },
    },
    {
      what: 'a file that does not exist',
      files: { 'a/kustomization.yaml': 'resources:\n  - pod.yaml\n  - gone.yaml\n', 'a/pod.yaml': pod },
      problem: {
        code: 'not-found',
        uri: 'a/kustomization.yaml',
        line: 3,
        message: /`gone\.yaml` does not exist/u,
      },
    },
    {
      what: 'a chart',
      files: { 'a/kustomization.yaml': 'helmCharts:\n  - name: redis\n    repo: https://example.com\n' },
      problem: {
        code: 'render-failed',
        uri: 'a/kustomization.yaml',
        line: 2,
        message: /`redis`.*--enable-helm/u,
      },
    },
  ];
  test.each(refused)('$what', async ({ files, problem: { message, ...place } }) => {
    const { rendered, problems } = await renderedIn(temporaryFolder(files), fail());
    expect(rendered).toEqual([]);
    expect(problems).toMatchObject([{ ...place, message: expect.stringMatching(message) }]);
  });

  /** No program may be started for any of these. */
  function fail(): Partial<KustomizeOptions> {
    return { environment: fakeKustomize('echo started >&2; exit 1') };
  }

  const failing: typeof refused = [
    {
      what: 'a strategic merge patch for nothing, wherever it stands',
      files: {
        'a/kustomization.yaml': 'resources: [../b]\n',
        'b/kustomization.yaml': `${base}patches:\n  - path: patch.yaml\n`,
        'b/pod.yaml': pod,
        'b/patch.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: wob}\n',
      },
      problem: {
        code: 'patch-matches-nothing',
        uri: 'b/kustomization.yaml',
        line: 3,
        message: /for nothing/u,
      },
    },
    {
      what: 'a file out of the folder',
      files: { 'a/kustomization.yaml': 'resources: [../b/pod.yaml]\n', 'b/pod.yaml': pod },
      problem: {
        code: 'render-failed',
        uri: 'a/kustomization.yaml',
        line: 1,
        message: /is not in or below 'a'/u,
      },
    },
    {
      what: 'a plug-in',
      files: {
        'a/kustomization.yaml': 'generators: [gen.yaml]\n',
        'a/gen.yaml': 'apiVersion: x/v1\nkind: Gen\nmetadata: {name: g}\n',
      },
      problem: {
        code: 'render-failed',
        uri: 'a/kustomization.yaml',
        line: 1,
        message: /external plugins disabled/u,
      },
    },
    {
      what: 'a field that Kustomize does not know',
      files: { 'a/kustomization.yaml': 'resourcez: []\n' },
      problem: {
        code: 'render-failed',
        uri: 'a/kustomization.yaml',
        line: 1,
        message: /unknown field "resourcez"/u,
      },
    },
  ];
  test.skipIf(isMissing).each(failing)('$what', async ({ files, problem: { message, ...place } }) => {
    const { rendered, problems } = await renderedIn(temporaryFolder(files));
    expect(rendered).toEqual([]);
    expect(problems).toMatchObject([{ ...place, message: expect.stringMatching(message) }]);
  });

  test.skipIf(isMissing)('files out of the folder are read where that is allowed', async () => {
    const cwd = temporaryFolder({
      'a/kustomization.yaml': 'resources: [../b/pod.yaml]\n',
      'b/pod.yaml': pod,
    });
    const { rendered, problems } = await renderedIn(cwd, { allowFilesOutside: true });
    expect([rendered.length, problems]).toEqual([1, []]);
  });

  test.skipIf(isMissing)(
    'a patch whose target selects nothing is a problem only if it does so in every root',
    async () => {
      const part = {
        'part/kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n  - target: {kind: Pod, name: w.b}\n    patch: |\n      - {op: add, path: /spec, value: {}}\n',
        'a/kustomization.yaml': 'resources: [pod.yaml]\ncomponents: [../part]\n',
        'b/kustomization.yaml': 'resources: [pod.yaml]\ncomponents: [../part]\n',
        'a/pod.yaml': pod,
        'b/pod.yaml': pod.replace('web', 'other'),
      };
      expect((await renderedIn(temporaryFolder(part))).problems).toEqual([]);
      const nowhere = { ...part, 'a/pod.yaml': pod.replace('web', 'another') };
      expect((await renderedIn(temporaryFolder(nowhere))).problems).toMatchObject([
        { code: 'patch-matches-nothing', uri: 'part/kustomization.yaml', line: 4 },
      ]);
    },
  );

  const labelled: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['`labels`', { 'base/kustomization.yaml': 'resources: [pod.yaml]\nlabels: [{pairs: {team: x}}]\n' }],
    ['`commonLabels`', { 'base/kustomization.yaml': 'resources: [pod.yaml]\ncommonLabels: {team: x}\n' }],
    [
      'a strategic merge patch',
      {
        'base/kustomization.yaml': `resources: [pod.yaml]\npatches:\n  - patch: |\n      apiVersion: v1\n      kind: Pod\n      metadata: {name: web, labels: {team: x}}\n`,
      },
    ],
    [
      'a JSON patch',
      {
        'base/kustomization.yaml': `resources: [pod.yaml]\npatches:\n  - target: {kind: Pod}\n    patch: '[{"op": "add", "path": "/metadata/labels", "value": {"team": "y"}}, {"op": "replace", "path": "/metadata/labels/team", "value": "x"}]'\n`,
      },
    ],
    [
      'generators',
      {
        'base/kustomization.yaml':
          'configMapGenerator: [{name: a, literals: [a=b]}]\ngeneratorOptions: {labels: {team: x}}\n',
      },
    ],
  ];
  test.skipIf(isMissing).each(labelled)('a target selects by labels that %s gave', async (_, files) => {
    const add = '"- {op: add, path: /metadata/annotations, value: {a: b}}"';
    const overlay = (selector: string): string =>
      `resources: [../base]\npatches:\n  - target: {labelSelector: "${selector}"}\n    patch: ${add}\n`;
    const cwd = temporaryFolder({
      'base/pod.yaml': pod,
      ...files,
      'a/kustomization.yaml': overlay('team=x'),
      'b/kustomization.yaml': overlay('team=y'),
    });
    expect((await renderedIn(cwd)).problems).toMatchObject([
      { code: 'patch-matches-nothing', uri: 'b/kustomization.yaml' },
    ]);
  });

  test.skipIf(isMissing)('nobody knows what a patch is for after a transformer of its own', async () => {
    const cwd = temporaryFolder({
      'base/kustomization.yaml': 'resources: [pod.yaml]\ntransformers: [labels.yaml]\n',
      'base/labels.yaml':
        'apiVersion: builtin\nkind: LabelTransformer\nmetadata: {name: l}\nlabels: {team: x}\nfieldSpecs: [{path: metadata/labels, create: true}]\n',
      'base/pod.yaml': pod,
      'a/kustomization.yaml':
        'resources: [../base]\npatches:\n  - target: {labelSelector: team=x}\n    patch: "- {op: add, path: /metadata/annotations, value: {a: b}}"\n',
    });
    const { rendered, problems } = await renderedIn(cwd);
    expect(problems).toEqual([]);
    expect(rendered[0]?.source.text).toContain('a: b');
  });

  const simple = { 'a/kustomization.yaml': base, 'a/pod.yaml': pod };

  test('where neither program is installed it says how to get one', async () => {
    const { files, problems } = await renderedIn(temporaryFolder(simple), {
      environment: { PATH: '/nowhere' },
    });
    expect(files).toEqual([]);
    expect(problems).toMatchObject([{ code: 'tool-missing', uri: 'a/kustomization.yaml' }]);
  });

  const misbehaving: readonly (readonly [string, string, RegExp])[] = [
    ['prints without end', 'yes "kind: Pod"', /was stopped because it printed more than 1 MiB/u],
    ['fails without a word', 'exit 3', /it says nothing about why/u],
    ['fails at length', 'head -c 100000 /dev/zero | tr "\\0" x >&2; exit 1', /…x{600}$/u],
    ['prints what is no text', 'printf "\\000"', /NUL/u],
  ];
  test.each(misbehaving)('a program that %s is a problem', async (_, script, message) => {
    const { rendered, problems } = await renderedIn(temporaryFolder(simple), {
      environment: fakeKustomize(script),
      maxOutputBytes: 1 << 20,
    });
    expect(rendered).toEqual([]);
    expect(problems).toMatchObject([
      { uri: 'a/kustomization.yaml', message: expect.stringMatching(message) },
    ]);
  });

  test('a program that hangs, with what it started, is ended and a problem', async () => {
    const { rendered, problems } = await renderedIn(temporaryFolder(simple), {
      environment: fakeKustomize('sleep 600 & sleep 600'),
      timeoutMs: 300,
    });
    expect(rendered).toEqual([]);
    expect(problems).toMatchObject([
      { uri: 'a/kustomization.yaml', message: expect.stringContaining('was stopped after 0.3 seconds') },
    ]);
  });

  test('the program gets nothing of the user, and no way out', async () => {
    const environment = { ...fakeKustomize('env; exit 0'), TOKEN: 'secret', HOME: '/home/crew' };
    const { rendered } = await renderedIn(temporaryFolder(simple), { environment });
    const text = rendered[0]?.source.text ?? '';
    expect(text).toContain('GIT_ALLOW_PROTOCOL=none');
    expect(text).toContain('HTTPS_PROXY=http://127.0.0.1:9');
    expect(text).not.toMatch(/secret|\/home\/crew/u);
  });

  const bombs: readonly (readonly [string, (level: number) => readonly string[], number])[] = [
    ['bases that are each named twice on every level', (level) => [`../l${level}`, `../m${level}`], 40],
    ['a chain of bases', (level) => [`../l${level}`], 3000],
  ];
  test.each(bombs)('%s are followed within bounds', async (_, named, levels) => {
    const files: Record<string, string> = {
      'top/kustomization.yaml': `resources: [${named(0).join(', ')}]\n`,
    };
    for (let level = 0; level < levels; level++) {
      for (const name of named(level)) {
        files[`${name.slice(3)}/kustomization.yaml`] =
          level + 1 < levels ? `resources: [${named(level + 1).join(', ')}]\n` : 'resources: [pod.yaml]\n';
        files[`${name.slice(3)}/pod.yaml`] = pod;
      }
    }
    const cwd = temporaryFolder(files);
    const { rendered } = await renderedIn(cwd, {
      environment: fakeKustomize(`printf '${pod.replaceAll('\n', '\\n')}'`),
    });
    const place = { uri: '', line: 1, column: 1, endLine: 1, endColumn: 2, pointer: '' };
    expect(rendered[0]?.origin.locate(place, '').location.uri).toMatch(/yaml$/u);
  });

  test('a program in the folder that is scanned is not run', async () => {
    const cwd = temporaryFolder({ ...simple, kustomize: '#!/bin/sh\necho run\n' });
    chmodSync(join(cwd, 'kustomize'), 0o755);
    const { problems } = await renderedIn(cwd, { environment: { PATH: ':.:./' } });
    expect(problems).toMatchObject([{ code: 'tool-missing' }]);
  });
});

/** Kustomize's own word on the file of every object, by kind and name. */
const demo = resolve(import.meta.dirname, '../../../../../shared/samples/microservices-demo');
const sampleRoots = existsSync(demo)
  ? [
      'kustomize',
      ...['memorystore', 'service-mesh-istio', 'spanner'].map(
        (name) => `kustomize/tests/${name}-with-all-components`,
      ),
      'kubernetes-manifests',
    ]
  : [];
// oxlint-disable-next-line no-console
if (sampleRoots.length === 0) console.warn('skipped: the sample applications are not there');

describe.skipIf(isMissing)('the file of an object is the one that Kustomize’s own annotations name', () => {
  const cases = [
    ...['overlays/prod', 'overlays/dev'].map((root) => ({ root, folder: () => temporaryFolder(workshop) })),
    ...sampleRoots.map((root) => ({ root, folder: () => demo })),
  ];
  test.each(cases)('$root', async ({ root, folder }) => {
    const cwd = folder();
    const { files } = findSources([root], { cwd });
    const named = await renderKustomizations(files, { cwd, environment: process.env });
    const built = named.rendered.find(({ source }) => source.uri === `${root}/kustomization.built.yaml`);
    if (built === undefined) throw new Error('not built');
    const annotated = await annotatedBuild(resolve(cwd, root));
    expect(annotated.size).toBeGreaterThan(3);
    const lines = built.source.text.split('\n');
    const ours = new Map<string, string>();
    for (const [index, line] of lines.entries()) {
      if (index > 0 && lines[index - 1] !== '---') continue;
      const end = lines.indexOf('---', index);
      const own = lines.slice(index, end < 0 ? undefined : end);
      const kind = own.find((one) => one.startsWith('kind: '))?.slice(6) ?? '';
      const name = own.find((one) => one.startsWith('  name: '))?.slice(8) ?? '';
      const place = {
        uri: '',
        line: index + 1,
        column: 1,
        endLine: index + 1,
        endColumn: line.length,
        pointer: '',
      };
      ours.set(`${kind} ${name}`, resolve(cwd, built.origin.locate(place, '').location.uri));
    }
    expect(ours).toEqual(annotated);
  });
});

/** Builds a root through another that asks for annotations, and reads these. */
async function annotatedBuild(root: string): Promise<ReadonlyMap<string, string>> {
  const folder = temporaryFolder({ 'all/kustomization.yaml': '' });
  const way = `${'../'.repeat(folder.split('/').length)}${root.slice(1)}`;
  writeFileSync(
    join(folder, 'all/kustomization.yaml'),
    `resources: ["${way}"]\nbuildMetadata: [originAnnotations]\n`,
  );
  const { files } = findSources(['.'], { cwd: folder });
  const { rendered } = await renderKustomizations(files, { cwd: folder, environment: process.env });
  const found = new Map<string, string>();
  for (const document of (rendered[0]?.source.text ?? '').split(/^---$/mu)) {
    const kind = /^kind: (.*)$/mu.exec(document)?.[1] ?? '';
    const name = /^ {2}name: (.*)$/mu.exec(document)?.[1] ?? '';
    const path = /^ {6}(?:path|configuredIn): (.*)$/mu.exec(document)?.[1] ?? '';
    found.set(`${kind} ${name}`, resolve(join(folder, 'all'), path));
  }
  return found;
}

import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { temporaryFolder } from '../../test/temporary-folder.ts';
import { findSources } from '../find-sources.ts';
import type { Rendering } from '../render/render-sources.ts';
import { findBuilder } from './build.ts';
import { renderKustomizations } from './render-kustomizations.ts';
import { workshop } from './workshop.fixture.ts';

const isMissing = findBuilder(process.env) === undefined;
// oxlint-disable-next-line no-console
if (isMissing) console.warn('skipped: neither kustomize nor kubectl is on the PATH');

async function renderedWith(cwd: string, texts: Readonly<Record<string, string>>): Promise<Rendering> {
  const { files } = findSources(['.'], { cwd });
  const changed = new Map(Object.entries(texts).map(([path, text]) => [join(cwd, path), text]));
  return renderKustomizations(files, { cwd, environment: process.env, changed });
}

function textsOf({ rendered }: Rendering): ReadonlyMap<string, string> {
  return new Map(rendered.map(({ source }) => [source.uri, source.text]));
}

test.skipIf(isMissing)('changed texts give what writing them into the files would give', async () => {
  const cwd = temporaryFolder({ ...workshop, 'notes.yaml': 'a: 1\n' });
  const now = await renderedWith(cwd, {});
  const texts = {
    'base/web.yaml': (workshop['base/web.yaml'] ?? '').replace('hostNetwork: false', 'hostPID: true'),
    'base/words.env': 'GREETING=hello\n',
    'components/debug/privileged.yaml': (workshop['components/debug/privileged.yaml'] ?? '').replace(
      'privileged: true',
      'privileged: false',
    ),
    'overlays/prod/pods.json': '[{"op": "add", "path": "/spec/hostIPC", "value": false}]\n',
  };
  const then = await renderedWith(cwd, texts);
  const written = await renderedWith(temporaryFolder({ ...workshop, 'notes.yaml': 'a: 1\n', ...texts }), {});
  expect(textsOf(then)).toEqual(textsOf(written));
  expect(textsOf(then)).not.toEqual(textsOf(now));
  expect([then.problems, then.files]).toEqual([[], now.files]);
  for (const [path, text] of Object.entries(workshop))
    expect(readFileSync(join(cwd, path), 'utf8')).toBe(text);
});

test.skipIf(isMissing)(
  'files that are new, and files that only a changed text names, are built too',
  async () => {
    const cwd = temporaryFolder({
      'base/kustomization.yaml': 'resources: [pod.yaml]\n',
      'base/pod.yaml': pod('web'),
      'base/unused.yaml': pod('other'),
    });
    const rendering = await renderedWith(cwd, {
      'base/kustomization.yaml': 'resources: [pod.yaml, unused.yaml, new.yaml]\n',
      'base/new.yaml': pod('new'),
    });
    expect(rendering.problems).toEqual([]);
    expect([...textsOf(rendering).values()][0]).toMatch(/name: new[\s\S]*name: other[\s\S]*name: web/u);
  },
);

test.skipIf(isMissing)('links to files and folders lead where they led', async () => {
  const cwd = temporaryFolder({
    'top/kustomization.yaml': 'resources: [linked, pod.yaml]\n',
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': pod('web'),
    'top/real.yaml': pod('other'),
  });
  symlinkSync('../base', join(cwd, 'top/linked'));
  symlinkSync('real.yaml', join(cwd, 'top/pod.yaml'));
  const rendering = await renderedWith(cwd, { 'base/web.yaml': pod('changed') });
  expect(rendering.problems).toEqual([]);
  expect([...textsOf(rendering).values()][0]).toMatch(/name: changed[\s\S]*name: other/u);
});

test.skipIf(isMissing)('files that the configuration of a plug-in names are there', async () => {
  const cwd = temporaryFolder({
    'kustomization.yaml': 'resources: [pod.yaml]\ntransformers: [patch.yaml]\ngenerators: [maps.yaml]\n',
    'pod.yaml': pod('web'),
    'patch.yaml':
      'apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: a}\npath: what.yaml\ntarget: {kind: Pod}\n',
    'what.yaml': '- {op: add, path: /spec/hostPID, value: true}\n',
    'maps.yaml':
      'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: map}\nfiles: [key=word.txt]\n',
    'word.txt': 'word\n',
  });
  const rendering = await renderedWith(cwd, { 'pod.yaml': pod('changed') });
  expect(rendering.problems).toEqual([]);
  expect([...textsOf(rendering).values()][0]).toMatch(/key: [\s\S]*word[\s\S]*name: changed[\s\S]*hostPID/u);
});

test.skipIf(isMissing)(
  'what cannot be built with changed texts is a problem in the files that are there',
  async () => {
    const cwd = temporaryFolder({
      'a/kustomization.yaml': 'resources: [pod.yaml]\n',
      'a/pod.yaml': pod('web'),
    });
    mkdirSync(join(cwd, 'b'));
    const { problems } = await renderedWith(cwd, { 'a/pod.yaml': 'kind: [\n' });
    expect(problems.map(({ uri, code }) => [uri, code])).toEqual([['a/kustomization.yaml', 'render-failed']]);
    expect(problems[0]?.message).not.toContain('plimsoll-changed');
  },
);

function pod(name: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: []}\n`;
}

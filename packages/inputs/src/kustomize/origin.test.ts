import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import {
  escapeToken,
  isArray,
  isObject,
  placedDocuments,
  type JsonValue,
  type PlacedDocument,
} from '@plimsoll/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { temporaryFolder } from '../../test/temporary-folder.ts';
import { findSources } from '../find-sources.ts';
import type { RenderedSource } from '../render/render-sources.ts';
import { findBuilder } from './build.ts';
import { deeds, treeOf } from './layers.fixture.ts';
import { renderKustomizations } from './render-kustomizations.ts';
import { workshop } from './workshop.fixture.ts';

const isMissing = findBuilder(process.env) === undefined;
// oxlint-disable-next-line no-console
if (isMissing) console.warn('skipped: neither kustomize nor kubectl is on the PATH');

async function rendered(cwd: string, path = '.'): Promise<RenderedSource> {
  const { files } = findSources([path], { cwd });
  const { rendered, problems } = await renderKustomizations(files, { cwd, environment: process.env });
  expect(problems).toEqual([]);
  const [only] = rendered;
  if (only === undefined) throw new Error('nothing was built');
  return only;
}

/** A scalar of the build. */
interface Leaf {
  readonly document: number;
  readonly pointer: string;
  readonly value: JsonValue;
}

function leavesOf(documents: readonly PlacedDocument[]): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const collect = (value: JsonValue, pointer: string, document: number): void => {
    if (isArray(value))
      for (const [index, item] of value.entries()) collect(item, `${pointer}/${index}`, document);
    else if (isObject(value))
      for (const [key, member] of Object.entries(value))
        collect(member, `${pointer}/${escapeToken(key)}`, document);
    else leaves.push({ document, pointer, value });
  };
  for (const [index, { value }] of documents.entries()) collect(value, '', index);
  return leaves;
}

/** The line with another value at its end, or the value of a literal. */
function changed(line: string): string {
  const flipped = line.replace(/\b(true|false)\b(?!.*\b(?:true|false)\b)/u, (word) =>
    word === 'true' ? 'false' : 'true',
  );
  if (flipped !== line) return flipped;
  return /\d\s*$/u.test(line)
    ? line.replace(/(\d)(\s*)$/u, '$17$2')
    : line.replace(/(["'}\]]*,?\s*)$/u, 'x$1');
}

/** What identifies an object and may therefore not be changed alone, and what a hash changes by itself. */
const fixed =
  /^\/(?:apiVersion|kind)$|^\/metadata\/name$|\/name$|Ref\/name$|^\/spec\/(?:selector|template\/metadata)\//u;

/** The fields of a build that stay as they are when what is written at their places is changed, one after the other. */
async function unchanged(
  cwd: string,
  root: string,
  isTried: (leaf: Leaf, index: number) => boolean,
): Promise<readonly string[]> {
  const { source, origin } = await rendered(cwd, root);
  const { documents } = placedDocuments(source);
  const leaves = leavesOf(documents).filter(
    (leaf, index) => !fixed.test(leaf.pointer) && isTried(leaf, index),
  );
  expect(leaves.length).toBeGreaterThan(3);
  const wrong: string[] = [];
  for (const { document, pointer, value } of leaves) {
    const place = documents[document]?.locate(pointer);
    if (place === undefined) continue;
    const { uri, line } = origin.locate(place, pointer).location;
    const path = join(cwd, uri);
    const text = readFileSync(path, 'utf8');
    const lines = text.split('\n');
    lines[line - 1] = changed(lines[line - 1] ?? '');
    writeFileSync(path, lines.join('\n'));
    const { files } = findSources([root], { cwd });
    const again = await renderKustomizations(files, { cwd, environment: process.env });
    writeFileSync(path, text);
    const built = again.rendered[0]?.source.text;
    const others = built === undefined ? [] : leavesOf(placedDocuments({ uri: '', text: built }).documents);
    const same = others.find((leaf) => leaf.document === document && leaf.pointer === pointer);
    if (same === undefined || same.value === value) {
      const why = again.problems[0]?.message ?? '';
      wrong.push(`${pointer} (${JSON.stringify(value)}) at ${uri}:${line} ${lines[line - 1]} ${why}`);
    }
  }
  return wrong;
}

const always = (): boolean => true;

test.skipIf(isMissing)('a field changes when what is written at its place is changed', async () => {
  expect(await unchanged(temporaryFolder(workshop), 'overlays/prod', always)).toEqual([]);
});

/** Where a finding about a field lies, as file and the text of its line. */
const places: readonly (readonly [string, string, string, string, string])[] = [
  [
    'a missing field lies where its object is',
    'Service prod-web',
    '/spec/externalTrafficPolicy',
    'base/web.yaml',
    'spec:',
  ],
  [
    'what a patch added lies in the patch',
    'Deployment prod-web',
    '/spec/template/spec/containers/1/resources',
    'components/debug/privileged.yaml',
    '- name: sidecar',
  ],
  [
    'what a patch took away lies there',
    'Deployment prod-web',
    '/spec/template/spec/containers/0/securityContext/runAsNonRoot',
    'components/debug/privileged.yaml',
    'runAsNonRoot: null',
  ],
  [
    'a map lies where it was made',
    'Deployment prod-web',
    '/spec/template/spec/containers/0',
    'base/web.yaml',
    '- name: web',
  ],
  [
    'a generated object lies at its generator',
    'ConfigMap prod-settings',
    '/immutable',
    'base/kustomization.yaml',
    '- name: settings',
  ],
  [
    'a key of it lies at its literal',
    'ConfigMap prod-settings',
    '/data/size',
    'overlays/prod/kustomization.yaml',
    '- size=large',
  ],
  [
    'a key of it lies in its file',
    'ConfigMap prod-settings',
    '/data/GREETING',
    'base/words.env',
    'GREETING=hi',
  ],
  [
    'a prefix lies in the overlay',
    'Service prod-web',
    '/metadata/name',
    'overlays/prod/kustomization.yaml',
    'namePrefix: prod-',
  ],
  [
    'a namespace lies in the overlay',
    'Service prod-web',
    '/metadata/namespace',
    'overlays/prod/kustomization.yaml',
    'namespace: shop',
  ],
  [
    'a mutable image lies at its tag',
    'Deployment prod-web',
    '/spec/template/spec/containers/0/image',
    'overlays/prod/kustomization.yaml',
    'newTag: 1.4.2',
  ],
];

test.skipIf(isMissing).each(places)('%s', async (_, object, field, uri, written) => {
  const cwd = temporaryFolder(workshop);
  const { source, origin } = await rendered(cwd, 'overlays/prod');
  const [kind = '', name = ''] = object.split(' ');
  const document = placedDocuments(source).documents.find(({ value }) => {
    const text = JSON.stringify(value);
    return text.includes(`"kind":"${kind}"`) && text.includes(`"name":"${name}`);
  });
  if (document === undefined) throw new Error(`${object} was not built`);
  const { location, because } = origin.locate(document.locate(field), field);
  const line = readFileSync(join(cwd, location.uri), 'utf8').split('\n')[location.line - 1];
  expect([location.uri, line?.trim()]).toEqual([uri, written]);
  expect(because.at(-1)).toMatchObject({ uri: 'overlays/prod/kustomization.yaml' });
});

test.skipIf(isMissing)(
  'what a JSON patch moves or copies lies at the operation, and so does what it left',
  async () => {
    const cwd = temporaryFolder({
      'a/pod.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  hostUsers: false\n  containers: [{name: a, image: a}]\n',
      'a/kustomization.yaml': `resources: [pod.yaml]
patches:
  - target: {kind: Pod}
    patch: |-
      - {op: move, from: /spec/hostPID, path: /spec/hostIPC}
      - {op: copy, from: /spec/hostUsers, path: /spec/shareProcessNamespace}
`,
    });
    const { source, origin } = await rendered(cwd);
    const [document] = placedDocuments(source).documents;
    const lineOf = (field: string): string => {
      if (document === undefined) throw new Error('nothing was built');
      const { uri, line } = origin.locate(document.locate(field), field).location;
      return `${uri}:${line}`;
    };
    expect(
      ['hostIPC', 'hostPID', 'shareProcessNamespace', 'hostUsers'].map((name) => lineOf(`/spec/${name}`)),
    ).toEqual(['a/kustomization.yaml:5', 'a/kustomization.yaml:5', 'a/kustomization.yaml:6', 'a/pod.yaml:6']);
  },
);

const layers = fc.array(
  fc.record({
    does: fc.uniqueArray(fc.constantFrom(...deeds), { minLength: 1, maxLength: 4 }),
    isComponent: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

test.skipIf(isMissing)('an object that a patch gave another kind and name is known by either', async () => {
  const patch = (kind: string, fields: string): string =>
    `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: web}\nspec: {template: {spec: {${fields}}}}\n`;
  const cwd = temporaryFolder({
    'base/kustomization.yaml': `resources: [web.yaml]
patches:
  - target: {kind: Deployment}
    options: {allowKindChange: true}
    path: kind.yaml
  - target: {kind: StatefulSet}
    patch: |-
      - {op: replace, path: /kind, value: DaemonSet}
      - {op: replace, path: /metadata/name, value: agent}
`,
    'base/web.yaml': patch('Deployment', 'hostPID: true'),
    'base/kind.yaml': patch('StatefulSet', 'hostIPC: true'),
    'top/kustomization.yaml': 'resources: [../base]\npatches: [{path: agent.yaml}]\n',
    'top/agent.yaml': patch('DaemonSet', 'hostNetwork: true').replace('web', 'agent'),
  });
  const { source, origin } = await rendered(cwd, 'top');
  const [document] = placedDocuments(source).documents;
  expect(document?.value).toMatchObject({ kind: 'DaemonSet', metadata: { name: 'agent' } });
  const uris = ['hostPID', 'hostIPC', 'hostNetwork'].map((name) => {
    const field = `/spec/template/spec/${name}`;
    return document === undefined ? '' : origin.locate(document.locate(field), field).location.uri;
  });
  expect(uris).toEqual(['base/web.yaml', 'base/kind.yaml', 'top/agent.yaml']);
});

test.skipIf(isMissing)('… whatever layers lie over each other', async () => {
  await fc.assert(
    fc.asyncProperty(layers, async (made) => {
      expect(await unchanged(temporaryFolder(treeOf(made)), 'top', always)).toEqual([]);
    }),
    { numRuns: 5, endOnFailure: true },
  );
});

const demo = resolve(import.meta.dirname, '../../../../../shared/samples/microservices-demo/kustomize');
const isDemoMissing = isMissing || !existsSync(demo);

test.skipIf(isDemoMissing)('… in an application with all of its components', async () => {
  const cwd = temporaryFolder();
  cpSync(demo, cwd, { recursive: true });
  const root = 'tests/spanner-with-all-components';
  expect(await unchanged(cwd, root, (_, index) => index % 60 === 0)).toEqual([]);
});

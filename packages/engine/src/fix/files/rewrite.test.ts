import { expect, test } from 'vitest';
import type { Cause } from '../cause.ts';
import type { Change, PatchStep } from './change.ts';
import { rewrite } from './rewrite.ts';

const kustomization = `resources:
- ../base
patches:
- target: {kind: Deployment}
  patch: |-
    # why
    - op: add
      path: /spec/a
      value: 1
    - op: add
      path: /spec/b
      value: 2
- path: own.yaml
`;

const files: Readonly<Record<string, string>> = {
  'kustomization.yaml': kustomization,
  'bare.yaml': 'resources: [a.yaml]\n',
  'patch.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    image: a # keep\n',
  'last.yaml':
    'kind: Deployment\nmetadata: {name: web}\nspec:\n  containers:\n  - name: last\n    image: a\n',
  'operations.yaml': '- op: remove\n  path: /spec/a\n',
};

function cause(...changes: readonly Change[]): Cause {
  return { changes, proposals: [], safety: 'safe', verify: [] };
}

function made(...causes: readonly Cause[]) {
  const { files: changed, refused } = rewrite(causes, (uri) => {
    const text = files[uri];
    return text === undefined ? undefined : { uri, text };
  });
  return {
    files: Object.fromEntries(changed.map(({ uri, after }) => [uri, after])),
    refused: refused.map((one) => [causes.indexOf(one.cause), one.reason]),
  };
}

const header = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } };
const web = { key: 'name', value: 'web', behind: [] };
const last = { key: 'name', value: 'last', behind: ['web', 'middle'] };

function patchOf(uri: string, way: readonly PatchStep[], value: string | null | boolean): Change {
  return { kind: 'merge-patch', uri, header, fields: [{ way, value }] };
}

test('fields of a document in a text are changed there, by several causes', () => {
  const field = (at: string, value: number): Change => ({
    kind: 'fields',
    uri: 'kustomization.yaml',
    document: 0,
    within: { at: '/patches/0/patch', document: 0 },
    edits: [{ op: 'set', at, value }],
  });
  expect(made(cause(field('/0/value', 11)), cause(field('/1/value', 12)))).toEqual({
    files: {
      'kustomization.yaml': kustomization.replace('value: 1', 'value: 11').replace('value: 2', 'value: 12'),
    },
    refused: [],
  });
  expect(made(cause(field('/0/value', 11)), cause(field('/0/value', 12))).refused).toEqual([
    [1, 'another fix wants something else of `/0/value`'],
  ]);
});

test('a strategic merge patch that is new holds the fields of all causes', () => {
  const causes = [
    cause(patchOf('new.yaml', ['spec', 'containers', web, 'image'], 'b')),
    cause(patchOf('new.yaml', ['spec', 'containers', web, 'stdin'], false)),
    cause(patchOf('new.yaml', ['spec', 'hostPID'], null)),
    cause(patchOf('new.yaml', ['spec', 'hostPID'], true)),
  ];
  expect(made(...causes)).toEqual({
    files: {
      'new.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: b\n      stdin: false\n  hostPID: null\n',
    },
    refused: [[3, 'another fix wants something else of the same field']],
  });
});

test('a strategic merge patch that is there is edited, and one for something else is left', () => {
  const image = cause(patchOf('patch.yaml', ['spec', 'containers', web, 'image'], 'b'));
  const other = cause(patchOf('patch.yaml', ['spec', 'containers', last, 'stdin'], false));
  expect(made(image, other)).toEqual({
    files: {
      'patch.yaml': files['patch.yaml']
        ?.replace('image: a', 'image: b')
        .concat('  - name: middle\n  - name: last\n    stdin: false\n'),
    },
    refused: [],
  });
  expect(made(cause(patchOf('last.yaml', ['spec', 'containers', last, 'stdin'], false))).files).toEqual({
    'last.yaml': files['last.yaml']?.replace(
      '  - name: last\n    image: a\n',
      '  - name: web\n  - name: middle\n  - name: last\n    image: a\n    stdin: false\n',
    ),
  });
  expect(made(cause(patchOf('bare.yaml', ['spec', 'a'], 'b'))).refused).toEqual([
    [0, '`bare.yaml` is there already, and is not the patch that it would be'],
  ]);
});

test('a JSON patch makes the edits of all causes one after the other', () => {
  const patch = (uri: string, at: string, value?: string): Change => ({
    kind: 'json-patch',
    uri,
    edits: [value === undefined ? { op: 'remove', at } : { op: 'set', at, value }],
  });
  expect(
    made(
      cause(patch('new.yaml', '/a/0')),
      cause(patch('new.yaml', '/a/2')),
      cause(patch('new.yaml', '/b/1', 'x'), patch('new.yaml', '/c', 'yes')),
    ).files,
  ).toEqual({
    'new.yaml':
      '- op: replace\n  path: /b/1\n  value: x\n- op: add\n  path: /c\n  value: "yes"\n- op: remove\n  path: /a/2\n- op: remove\n  path: /a/0\n',
  });
  expect(made(cause(patch('operations.yaml', '/spec/a'), patch('operations.yaml', '/spec/b'))).files).toEqual(
    {
      'operations.yaml': '- op: remove\n  path: /spec/a\n- op: remove\n  path: /spec/b\n',
    },
  );
});

test('what lists have to name is added once, and the list is made where there is none', () => {
  const entry = (uri: string, list: string, item: string | { readonly path: string }): Change => ({
    kind: 'entry',
    uri,
    list,
    item,
  });
  expect(
    made(
      cause(entry('bare.yaml', '/patches', { path: 'a.yaml' }), entry('bare.yaml', '/resources', './a.yaml')),
      cause(entry('bare.yaml', '/patches', { path: 'a.yaml' }), entry('bare.yaml', '/resources', 'b.yaml')),
      cause(entry('bare.yaml', '/patches', { path: 'b.yaml' })),
      cause(entry('kustomization.yaml', '/patches', { path: 'own.yaml' })),
    ),
  ).toEqual({
    files: {
      'bare.yaml': 'resources: [a.yaml, b.yaml]\npatches:\n- path: a.yaml\n- path: b.yaml\n',
    },
    refused: [],
  });
});

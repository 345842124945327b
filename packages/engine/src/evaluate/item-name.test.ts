import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { pathOf } from './item-name.ts';

const object: JsonObject = {
  containers: [{ name: 'a/b', ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }] }],
  mounts: [{ name: 'data', mountPath: '/var' }],
  subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'shop' }],
  claims: [{ metadata: { name: 'data' } }],
  rules: [
    { verbs: ['*', 'get'], resources: ['pods'] },
    { resources: ['pods'], verbs: ['get', '*'] },
  ],
  args: ['--a', 'x'.repeat(100)],
  labels: { 'a/b': '1' },
};

test.each([
  ['/containers/0/image', '/containers/[name=a~1b]/image'],
  ['/containers/0/ports/0', '/containers/[name=a~1b]/ports/[containerPort=80]'],
  ['/containers/0/ports/1', '/containers/[name=a~1b]/ports/[containerPort=80,protocol=UDP]'],
  ['/mounts/0', '/mounts/[mountPath=~1var]'],
  ['/subjects/0/name', '/subjects/[name=default,kind=ServiceAccount,namespace=shop]/name'],
  ['/claims/0/spec', '/claims/[name=data]/spec'],
  ['/args/0', '/args/=--a'],
  ['/labels/a~1b', '/labels/a~1b'],
  ['/containers/7/image', '/containers/7/image'],
  ['', ''],
])('`%s` is `%s` with names', (pointer, path) => {
  expect(pathOf(object, pointer)).toBe(path);
});

test('an item without a key is known by what it holds, in any order, and a long text too', () => {
  expect(pathOf(object, '/rules/0')).toMatch(/^\/rules\/\[#[0-9a-f]{16}\]$/u);
  expect(pathOf(object, '/rules/0')).toBe(pathOf(object, '/rules/1'));
  expect(pathOf(object, '/args/1')).toMatch(/^\/args\/\[#[0-9a-f]{16}\]$/u);
});

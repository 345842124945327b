import { expect, test } from 'vitest';
import type { JsonValue } from './json.ts';
import { resourcesOf } from './resource.ts';

function listed(value: JsonValue): readonly string[] {
  return resourcesOf(value, 'a.yaml').map(
    ({ apiVersion, kind, name, at }) => `${apiVersion} ${kind} ${name} ${at}`,
  );
}

const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };

test.each<[string, JsonValue, readonly string[]]>([
  ['an object', pod, ['v1 Pod web ']],
  [
    'a list',
    { apiVersion: 'v1', kind: 'List', items: [pod, null, 1, pod] },
    ['v1 Pod web /items/0', 'v1 Pod web /items/3'],
  ],
  [
    'a list in a list',
    { apiVersion: 'v1', kind: 'List', items: [{ kind: 'List', items: [pod] }] },
    ['v1 Pod web /items/0/items/0'],
  ],
  [
    'a list of one kind, as the API server answers with it',
    {
      apiVersion: 'apps/v1',
      kind: 'DeploymentList',
      items: [{ metadata: { name: 'a' } }, { kind: null, metadata: { name: 'b' } }, pod],
    },
    ['apps/v1 Deployment a /items/0', 'apps/v1 Deployment b /items/1', 'v1 Pod web /items/2'],
  ],
  [
    'an item that says half of what it is',
    { apiVersion: 'v1', kind: 'PodList', items: [{ kind: 'Pod' }] },
    [],
  ],
  ['items of no kind', { apiVersion: 'v1', kind: 'List', items: [{ metadata: { name: 'a' } }] }, []],
  [
    'a kind that only ends like a list',
    { apiVersion: 'example.com/v1', kind: 'AllowList', metadata: { name: 'a' }, spec: {} },
    ['example.com/v1 AllowList a '],
  ],
  ['something without a kind', { apiVersion: 'v1', metadata: { name: 'a' } }, []],
  [
    'a name to be completed',
    { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'web-' } },
    ['v1 Pod web- '],
  ],
])('%s', (_, value, expected) => {
  expect(listed(value)).toEqual(expected);
});

test.each([
  ['v1', 'Namespace', undefined],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', undefined],
  ['rbac.authorization.k8s.io/v1', 'Role', 'shop'],
  ['example.com/v1', 'Namespace', 'shop'],
])('%s %s with a namespace written belongs to %s', (apiVersion, kind, namespace) => {
  const [resource] = resourcesOf({ apiVersion, kind, metadata: { name: 'a', namespace: 'shop' } }, 'a.yaml');
  expect(resource?.namespace).toBe(namespace);
});

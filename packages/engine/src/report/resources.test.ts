import { expect, test } from 'vitest';
import { listResources } from '../evaluate/list.ts';
import { resourceLines, resourcesTable } from './resources.ts';

const { resources } = listResources({
  uri: 'a.yaml',
  text: [
    'apiVersion: v1',
    'kind: List',
    'items:',
    '  - {apiVersion: v1, kind: Namespace, metadata: {name: shop}}',
    '  - apiVersion: v1',
    '    kind: ConfigMap',
    '    metadata: {name: big, namespace: shop}',
    '    exact: 9007199254740993',
    '',
  ].join('\n'),
});

test('each resource is one JSON line, its numbers exact', () => {
  expect([...resourceLines(resources)]).toEqual([
    '{"uri":"a.yaml","line":4,"object":{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}}\n',
    '{"uri":"a.yaml","line":5,"object":{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"big","namespace":"shop"},"exact":9007199254740993}}\n',
  ]);
});

test('the table says where each begins, and how many there are', () => {
  const options = { width: 80, colour: false, unicode: true };
  expect([...resourcesTable(resources, options)].join('')).toBe(
    'a.yaml:4  Namespace shop\na.yaml:5  ConfigMap shop/big\n2 resources\n',
  );
  expect([...resourcesTable([], options)].join('')).toBe('no resource was read\n');
});

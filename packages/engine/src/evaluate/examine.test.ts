import { expect, test } from 'vitest';
import { makeTarget, type DocumentCheck } from '../checks/check.ts';
import { catalogue } from '../policy/catalogue.ts';
import { examine } from './examine.ts';
import { makePlan } from './plan.ts';

const target = makeTarget({ minor: 36 });
const plan = makePlan(catalogue, target);

test('a check on documents that throws is reported, and the others go on', () => {
  const duplicates = catalogue.find((check): check is DocumentCheck => check.id === 'duplicate-key');
  if (duplicates === undefined) throw new Error('there is no check on documents');
  const evaluate = (): never => {
    throw new Error('no luck');
  };
  const { findings, problems } = examine(
    { uri: 'a.yaml', text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, name: b}\n' },
    makePlan([{ ...duplicates, id: 'broken', evaluate }, ...catalogue], target),
  );
  expect(problems.map(({ code, line }) => [code, line])).toEqual([['check-failed', 1]]);
  expect(findings.length).toBeGreaterThan(0);
});

test('a duplicate key is said of the object of the list that holds it', () => {
  const text = `apiVersion: v1
kind: List
kind: List
items:
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: one, namespace: shop}, data: {a: b}}
  - apiVersion: v1
    kind: List
    items:
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: two, namespace: shop}, data: {a: b, a: c}}
`;
  const found = examine({ uri: 'a.yaml', text }, plan).findings.filter(
    ({ check }) => check === 'duplicate-key',
  );
  expect(found.map(({ field, resource }) => [field, resource.name])).toEqual([
    ['/kind', 'one'],
    ['/items/1/items/0/data/a', 'two'],
  ]);
});

test.each([
  [
    'objects of a list with a duplicate key each',
    (count: number) =>
      `apiVersion: v1\nkind: List\nitems:\n${'- {apiVersion: v1, kind: ConfigMap, metadata: {name: a, name: b}}\n'.repeat(count)}`,
    5000,
  ],
  [
    'pods on one line',
    (count: number) =>
      `{"apiVersion":"v1","kind":"List","items":[${Array(count).fill('{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"a"}]}}').join(',')}]}`,
    1000,
  ],
  [
    'resources and groups in one rule',
    (count: number) =>
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{apiGroups: [${'apps,'.repeat(count)}], resources: [${'pods,'.repeat(count)}], verbs: [${'get,'.repeat(count)}]}]\n`,
    1000,
  ],
])('%s are all judged', (_, text, count) => {
  const { findings, problems } = examine({ uri: 'a.yaml', text: text(count) }, plan);
  expect(problems).toEqual([]);
  expect(findings.length).toBeGreaterThanOrEqual(count);
});

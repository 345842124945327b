import { expect, test } from 'vitest';
import type { Finding } from '../evaluate/finding.ts';
import { differenceOfEnvironments } from './environments.ts';

interface Sample {
  readonly namespace?: string;
  readonly name?: string;
  readonly writtenAs?: string;
  readonly path?: string;
}

function finding({ namespace, name = 'web', writtenAs, path = '/spec/hostPID' }: Sample): Finding {
  return {
    check: 'host-pid',
    severity: 'high',
    message: '',
    resource: { apiVersion: 'v1', kind: 'Pod', name, ...(namespace === undefined ? {} : { namespace }) },
    location: { uri: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2, pointer: '' },
    field: path,
    path,
    evidence: [],
    fingerprint: `${namespace} ${name}`,
    ...(writtenAs === undefined ? {} : { writtenAs }),
  };
}

/** One environment with resources in some namespaces. */
function environment(findings: readonly Finding[], namespaces: readonly string[] = []) {
  const resources = namespaces.map((namespace) => ({
    uri: '',
    kind: 'Pod',
    namespace,
    name: 'any',
    shape: '',
    rest: '',
    containers: [],
  }));
  return { findings, inventory: { sources: [], resources } };
}

const cases: readonly (readonly [string, Sample, Sample, readonly string[], boolean])[] = [
  [
    'written under one name',
    { name: 'dev-web', writtenAs: 'Pod web' },
    { name: 'web-2', writtenAs: 'Pod web' },
    [],
    true,
  ],
  ['written under two names', { writtenAs: 'Pod web' }, { writtenAs: 'Pod api' }, [], false],
  ['of one name in namespaces that only one side has', { namespace: 'dev' }, { namespace: 'prod' }, [], true],
  ['of one name in namespaces that both have', { namespace: 'a' }, { namespace: 'b' }, ['a', 'b'], false],
  ['at two fields', { path: '/spec/hostPID' }, { path: '/spec/hostIPC' }, [], false],
];

test.each(cases)('objects %s', (_, one, other, common, isSame) => {
  const difference = differenceOfEnvironments(
    environment([finding(one)], common),
    environment([finding(other)], common),
  );
  expect(difference).toMatchObject(
    isSame ? { introduced: [], resolved: [], left: [{}] } : { introduced: [{}], resolved: [{}], left: [] },
  );
});

test('a second finding of the same kind is introduced', () => {
  const one = finding({ writtenAs: 'Pod web' });
  const { introduced, left } = differenceOfEnvironments(environment([one]), environment([one, one]));
  expect([introduced.length, left.length]).toEqual([1, 1]);
});

test.each([
  ['a subject more', ['User eve'], ['Group dev', 'User eve'], 1],
  ['service accounts of its own', ['ServiceAccount dev/ci'], ['ServiceAccount prod/ci'], 0],
])('a fault about %s', (_, before, after, introduced) => {
  const one = finding({ writtenAs: 'RoleBinding ci' });
  const difference = differenceOfEnvironments(
    environment([{ ...one, about: before }]),
    environment([{ ...one, about: after }]),
  );
  expect(difference.introduced.length).toBe(introduced);
});

test('a namespace is the same in both, whatever workload shows what is wrong with it', () => {
  const of = (name: string, writtenAs: string): Finding => {
    const resource = { apiVersion: 'v1', kind: 'Namespace', name };
    return { ...finding({ writtenAs, path: '/metadata/name' }), resource };
  };
  const dev = environment([of('dev', 'Deployment web')], ['dev']);
  const prod = environment([of('prod', 'Deployment api')], ['prod']);
  expect(differenceOfEnvironments(dev, prod).introduced).toEqual([]);
});

import { expect, it, test } from 'vitest';
import type { Finding } from '../evaluate/finding.ts';
import type { JsonObject } from '../model/json.ts';
import { kindNameOf, resourcesOf } from '../model/resource.ts';
import type { DriftObject, DriftSide } from './drift.ts';
import { driftOf } from './drift-of.ts';

function side(objects: readonly JsonObject[], uri: string, findings: readonly Finding[] = []): DriftSide {
  return { objects: objects.map((object) => driftObject(object, uri)), findings, isWhole: true };
}

function driftObject(object: JsonObject, uri: string): DriftObject {
  const [resource] = resourcesOf(object, uri);
  if (resource === undefined) throw new Error('no resource');
  const { namespace, name } = resource;
  return { kindName: kindNameOf(resource), namespace, name, uri, line: 1, object };
}

const metadata = { name: 'web', namespace: 'shop' };
const deployment = (spec: JsonObject): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: { template: { spec } },
});
const app = { name: 'app', image: 'registry.example.com/app:1' };
const role = (...rules: readonly JsonObject[]): JsonObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata,
  rules,
});
const binding = (...names: readonly string[]): JsonObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata,
  roleRef: { kind: 'Role', name: 'web' },
  subjects: names.map((name) => ({ kind: 'User', name })),
});
const read = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const policy = (spec: JsonObject): JsonObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata,
  spec,
});

const changes: readonly (readonly [string, JsonObject, JsonObject, string | undefined])[] = [
  ['nothing', deployment({ containers: [app] }), deployment({ containers: [app] }), undefined],
  [
    'amounts written another way',
    deployment({ containers: [{ ...app, resources: { limits: { cpu: 1, memory: '1Gi' } } }] }),
    deployment({ containers: [{ ...app, resources: { limits: { cpu: '1000m', memory: '1024Mi' } } }] }),
    undefined,
  ],
  [
    'false where the server drops it',
    deployment({ containers: [app], hostNetwork: false }),
    deployment({ containers: [app] }),
    undefined,
  ],
  [
    'the order of containers',
    deployment({ containers: [app, { ...app, name: 'log' }] }),
    deployment({ containers: [{ ...app, name: 'log' }, app] }),
    undefined,
  ],
  [
    'another image',
    deployment({ containers: [app] }),
    deployment({ containers: [{ ...app, image: 'evil.example.com/app:1' }] }),
    'unclear medium',
  ],
  [
    'one container more',
    deployment({ containers: [app] }),
    deployment({ containers: [app, { ...app, name: 'miner' }] }),
    'unclear medium',
  ],
  ['one more right', role(read), role(read, { ...read, verbs: ['delete'] }), 'weaker medium'],
  ['a right by wildcard', role(read), role({ ...read, resources: ['*'] }), 'weaker medium'],
  ['one right less', role(read, { ...read, resources: ['secrets'] }), role(read), 'stronger info'],
  ['a right for fewer names', role(read), role({ ...read, resourceNames: ['a'] }), 'stronger info'],
  ['one subject more', binding('ann'), binding('ann', 'bob'), 'weaker high'],
  ['one subject less', binding('ann', 'bob'), binding('ann'), 'stronger info'],
  [
    'another guard',
    policy({ podSelector: {} }),
    policy({ podSelector: {}, ingress: [{}] }),
    'unclear medium',
  ],
];

test.each(changes)('a change is told by what it means: %s', (_, repository, cluster, expected) => {
  const { differences, same } = driftOf(side([repository], 'a.yaml'), side([cluster], 'cluster://x'));
  expect(differences.map(({ direction, severity }) => `${direction} ${severity}`)).toEqual(
    expected === undefined ? [] : [expected],
  );
  expect(same).toBe(expected === undefined ? 1 : 0);
});

it('calls what is found in the cluster alone weaker, as bad as it is there', () => {
  const repository = deployment({ containers: [app] });
  const cluster = deployment({ containers: [{ ...app, securityContext: { privileged: true } }] });
  const found: Finding = {
    check: 'privileged-container',
    severity: 'critical',
    message: 'container `app` is privileged',
    resource: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web', container: 'app' },
    location: { uri: 'cluster://x', line: 1, column: 1, endLine: 1, endColumn: 2, pointer: '' },
    field: '/spec/template/spec/containers/0/securityContext/privileged',
    evidence: [],
    fingerprint: '',
  };
  const { differences } = driftOf(side([repository], 'a.yaml'), side([cluster], 'cluster://x', [found]));
  expect(differences).toMatchObject([
    { direction: 'weaker', severity: 'critical', introduced: [{ check: 'privileged-container' }] },
  ]);
});

it('proves nothing by an absence where the cluster was not read whole', () => {
  const missing = policy({ podSelector: {} });
  expect(driftOf(side([missing], 'a.yaml'), side([], 'c')).differences).toMatchObject([
    { kind: 'missing', direction: 'weaker', severity: 'high' },
  ]);
  const { differences, untold } = driftOf(side([missing], 'a.yaml'), { ...side([], 'c'), isWhole: false });
  expect({ differences, untold }).toEqual({ differences: [], untold: 1 });
});

it('finds an object in whatever namespace it has where the repository names none', () => {
  const { namespace: _, ...unplaced } = metadata;
  const repository = { ...role(read), metadata: unplaced };
  expect(driftOf(side([repository], 'a.yaml'), side([role(read)], 'c')).same).toBe(1);
});

it('reports what the cluster has beside the repository where the repository has something', () => {
  const extra = { ...binding('eve'), metadata: { name: 'extra', namespace: 'shop' } };
  const elsewhere = { ...binding('eve'), metadata: { name: 'extra', namespace: 'other' } };
  const drift = driftOf(side([role(read)], 'a.yaml'), side([role(read), extra, elsewhere], 'c'));
  expect(drift.differences).toMatchObject([{ kind: 'added', direction: 'weaker', severity: 'high' }]);
  expect(drift.elsewhere).toBe(1);
});

it('says nothing of what lies outside the namespaces that were read', () => {
  const here = side([policy({}), { ...policy({}), metadata: { name: 'web', namespace: 'till' } }], 'a.yaml');
  const found = driftOf(here, { ...side([], 'cluster'), within: ['shop'] });
  expect(found.differences.map(({ resource }) => resource.namespace)).toEqual(['shop']);
  expect(found.untold).toBe(1);
});

it('compares custom resources that hold pods, unless those were not read', () => {
  const fleet: JsonObject = {
    apiVersion: 'example.com/v1',
    kind: 'Fleet',
    metadata,
    spec: { ship: { containers: [app] } },
  };
  const settings: JsonObject = { apiVersion: 'example.com/v1', kind: 'Settings', metadata, spec: {} };
  const repository = side([fleet, settings], 'a.yaml');
  const kindsMissing = (options: Parameters<typeof driftOf>[2]): readonly string[] =>
    driftOf(repository, side([], 'cluster'), options).differences.map(({ resource }) => resource.kind);
  expect(kindsMissing({})).toEqual(['Fleet']);
  expect(kindsMissing({ withEmbeddedPods: false })).toEqual([]);
});

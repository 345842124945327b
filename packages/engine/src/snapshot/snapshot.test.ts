import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selects } from '../model/selector.ts';
import { examine } from '../evaluate/examine.ts';
import { makePlan } from '../evaluate/plan.ts';
import { makeTarget } from '../checks/check.ts';
import { catalogue } from '../policy/catalogue.ts';
import { placeOf } from './places.ts';
import { resolve } from './resolve.ts';
import type { SlimResource } from './slim.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';

const plan = makePlan(
  catalogue.filter(({ on }) => on === 'snapshot'),
  makeTarget(),
);

function slimOf(text: string): readonly SlimResource[] {
  return examine({ uri: 'a.yaml', text }, plan).slim;
}

function snapshotOf(text: string, isWhole = true): Snapshot {
  return takeSnapshot(slimOf(text), { isWhole });
}

/** What became of each reference of the workload `web`. */
function resolutions(text: string, inputIsComplete = false, isWhole = true): readonly string[] {
  const snapshot = snapshotOf(text, isWhole);
  const web = snapshot.resources.find(({ name, pod }) => name === 'web' && pod !== undefined);
  return (web?.references ?? []).map((reference) => resolve(reference, snapshot, { inputIsComplete }).is);
}

function podWith(settings: string, namespace = 'shop'): string {
  return `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: ${namespace}}
spec:
  containers: [{name: web, envFrom: [${settings}]}]
---
`;
}

function object(kind: string, name: string, namespace = 'shop', apiVersion = 'v1', spec = '{}'): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n---\n`;
}

describe('a reference', () => {
  const toDb = podWith('{secretRef: {name: db}}');
  const other = object('Secret', 'other');

  test.each<[string, string, string]>([
    ['is found in its namespace', toDb + object('Secret', 'db'), 'found'],
    [
      'is missing where its namespace has others of its kind',
      podWith('{configMapRef: {name: db}}') + object('ConfigMap', 'other', 'shop'),
      'missing',
    ],
    ['to a Secret is unknown all the same, as these are kept elsewhere', toDb + other, 'unknown'],
    ['is unknown where its namespace has none', toDb, 'unknown'],
    ['is unknown where only another namespace has some', toDb + object('Secret', 'db', 'test'), 'unknown'],
    ['is unknown where a namesake names no namespace', toDb + other + object('Secret', 'db', ''), 'unknown'],
    [
      'is made by the Certificate that names it',
      toDb + other + object('Certificate', 'tls', 'shop', 'cert-manager.io/v1', '{secretName: db}'),
      'made',
    ],
    [
      'is made by the ExternalSecret of its name',
      toDb + other + object('ExternalSecret', 'db', 'shop', 'external-secrets.io/v1'),
      'made',
    ],
    [
      'is made by the ExternalSecret that targets it',
      toDb + other + object('ExternalSecret', 'x', 'shop', 'external-secrets.io/v1', '{target: {name: db}}'),
      'made',
    ],
    [
      'is made by the SealedSecret of its name',
      toDb + other + object('SealedSecret', 'db', 'shop', 'bitnami.com/v1alpha1'),
      'made',
    ],
    [
      'is not made by a SealedSecret of another namespace',
      toDb + other + object('SealedSecret', 'db', 'test', 'bitnami.com/v1alpha1'),
      'unknown',
    ],
    [
      'may be made by an operator that names things after its resource',
      podWith('{secretRef: {name: db-user}}') +
        other +
        object('Cluster', 'db', 'shop', 'postgresql.cnpg.io/v1'),
      'unknown',
    ],
    [
      'may be made by a Helm hook',
      `${toDb}${other}apiVersion: batch/v1\nkind: Job\nmetadata: {name: make, namespace: shop, annotations: {helm.sh/hook: pre-install}}\n`,
      'unknown',
    ],
    [
      'is unknown in a namespace of the platform',
      podWith('{secretRef: {name: db}}', 'kube-system') + object('Secret', 'other', 'kube-system'),
      'unknown',
    ],
    [
      'is made where every namespace has it',
      podWith('{configMapRef: {name: kube-root-ca.crt}}') + object('ConfigMap', 'other'),
      'made',
    ],
  ])('%s', (_, text, expected) => {
    expect(resolutions(text)).toEqual([expected]);
  });

  test('is missing where the input is said to be complete', () => {
    expect(resolutions(toDb, true)).toEqual(['missing']);
  });

  test('is unknown where a part of the input could not be read, whatever is said of it', () => {
    expect(resolutions(toDb + other, false, false)).toEqual(['unknown']);
    expect(resolutions(toDb + other, true, false)).toEqual(['unknown']);
  });

  test('that needs no namespace is looked for among those that name none', () => {
    expect(resolutions(podWith('{secretRef: {name: db}}', '""') + object('Secret', 'db', '""'))).toEqual([
      'found',
    ]);
    expect(resolutions(podWith('{configMapRef: {name: db}}', '""') + object('ConfigMap', 'x', '""'))).toEqual(
      ['missing'],
    );
  });

  test('to a claim is made by the StatefulSet whose template it is', () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {volumes: [{name: a, persistentVolumeClaim: {claimName: data-db-0}}]}\n---\n';
    const set = object(
      'StatefulSet',
      'db',
      'shop',
      'apps/v1',
      '{volumeClaimTemplates: [{metadata: {name: data}}]}',
    );
    expect(resolutions(pod + set)).toEqual(['made']);
  });
});

test('every pointer that a slim form mentions has its place', () => {
  const [slim] = slimOf(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  template:
    spec:
      serviceAccountName: web
      containers:
        - name: web
          envFrom:
            - secretRef:
                name: db
`);
  if (slim === undefined) throw new Error('there is no slim form');
  const lines = slim.references.map(({ at }) => [at, placeOf(slim, at).line]);
  expect(lines).toEqual([
    ['/spec/template/spec/serviceAccountName', 8],
    ['/spec/template/spec/containers/0/envFrom/0/secretRef/name', 13],
  ]);
  expect(placeOf(slim, '/spec/replicas')).toMatchObject({ line: 5, column: 3, pointer: '/spec/replicas' });
  expect(placeOf(slim, '/spec/template/spec/containers/0/ports')).toMatchObject({ line: 10 });
});

describe('the indexes of pods and of selectors', () => {
  const label = fc.constantFrom('a', 'b');
  const value = fc.constantFrom('1', '2');
  const labels = fc.dictionary(label, value, { noNullPrototype: true });
  const namespace = fc.constantFrom('shop', 'test');
  const pods = fc.array(fc.record({ labels, namespace }), { maxLength: 6 });
  const selectors = fc.array(
    fc.record({
      namespace,
      matchLabels: labels,
      matchExpressions: fc.subarray([{ key: 'a', operator: 'Exists' }]),
    }),
    { maxLength: 6 },
  );
  const policyKind = 'NetworkPolicy.networking.k8s.io';

  function documents(objects: readonly object[]): string {
    return objects.map((object) => `${JSON.stringify(object)}\n---\n`).join('');
  }

  test('take what a look at every pod and every selector would take', () => {
    fc.assert(
      fc.property(pods, selectors, (some, policies) => {
        const snapshot = snapshotOf(
          documents([
            ...some.map((pod, index) => ({
              apiVersion: 'v1',
              kind: 'Pod',
              metadata: { name: `p${index}`, ...pod },
              spec: {},
            })),
            ...policies.map(({ namespace: where, ...podSelector }, index) => ({
              apiVersion: 'networking.k8s.io/v1',
              kind: 'NetworkPolicy',
              metadata: { name: `n${index}`, namespace: where },
              spec: { podSelector },
            })),
          ]),
        );
        const held = ['shop', 'test'].flatMap((where) => snapshot.podsIn(where));
        for (const policy of snapshot.ofKind(policyKind)) {
          if (policy.details?.of !== 'network-policy') throw new Error('no network policy');
          const { podSelector } = policy.details;
          const taken = held.filter(
            (one) => one.namespace === policy.namespace && selects(podSelector, one.pod.labels),
          );
          expect(snapshot.podsSelectedBy(podSelector, policy.namespace)).toEqual(taken);
          expect(snapshot.podsSelectedAnywhere(podSelector).length).toBe(
            held.filter((one) => selects(podSelector, one.pod.labels)).length,
          );
          expect(held.filter((one) => snapshot.selecting(policyKind, one).includes(policy))).toEqual(taken);
        }
      }),
    );
  });
});

test('who names a resource is known', () => {
  const snapshot = snapshotOf(podWith('{secretRef: {name: db}}') + object('Secret', 'db'));
  const secret = snapshot.find('Secret', 'shop', 'db');
  expect(secret === undefined ? [] : snapshot.referrersTo(secret).map(({ from }) => from.name)).toEqual([
    'web',
  ]);
});

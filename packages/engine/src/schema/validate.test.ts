import { describe, expect, test } from 'vitest';
import { resourcesOf } from '../model/resource.ts';
import { parseSource } from '../parse/parse-source.ts';
import { builtInVerdict } from './built-in-verdict.ts';
import type { Fault } from './fault.ts';

function faultsOf(text: string, minor: number = 36): readonly Fault[] {
  const [document] = parseSource({ uri: 'a.yaml', text }).documents;
  const [resource] = resourcesOf(document?.value ?? null, 'a.yaml');
  return resource === undefined ? [] : (builtInVerdict(resource, minor)?.faults ?? []);
}

function pod(spec: string): string {
  return `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: ${spec}}`;
}

const container = 'containers: [{name: a, image: b}]';

describe('values that the API server decodes', () => {
  test.each([
    ['null is absent', `{${container}, hostNetwork: null, volumes: null, securityContext: null}`],
    ['a whole number with a point', `{${container}, terminationGracePeriodSeconds: 30.0}`],
    ['a whole number of 64 bits', `{${container}, activeDeadlineSeconds: 9223372036854775807}`],
    [
      'a number as a quantity',
      '{containers: [{name: a, image: b, resources: {limits: {cpu: 0.5, memory: 1e9}}}]}',
    ],
    ['null among strings', '{containers: [{name: a, image: b, args: [null]}]}'],
    ['null as the value of a map', `{${container}, nodeSelector: {a: null}}`],
    ['an empty text for a usual value', `{${container}, restartPolicy: "", dnsPolicy: ""}`],
  ])('%s', (_, spec) => {
    expect(faultsOf(pod(spec))).toEqual([]);
  });
});

describe('values that it does not decode', () => {
  test.each([
    ['wrong-type', `{${container}, hostNetwork: "true"}`, '/spec/hostNetwork'],
    ['wrong-type', `{${container}, hostNetwork: [true]}`, '/spec/hostNetwork'],
    ['wrong-type', `{${container}, nodeName: 1}`, '/spec/nodeName'],
    ['wrong-type', `{${container}, priority: "1"}`, '/spec/priority'],
    ['wrong-type', `{${container}, priority: 1.5}`, '/spec/priority'],
    ['wrong-value', `{${container}, priority: 2147483648}`, '/spec/priority'],
    [
      'wrong-value',
      `{${container}, activeDeadlineSeconds: 9223372036854775808}`,
      '/spec/activeDeadlineSeconds',
    ],
    ['wrong-type', `{${container}, volumes: {}}`, '/spec/volumes'],
    ['wrong-type', `{${container}, volumes: [a]}`, '/spec/volumes/0'],
    ['wrong-type', `{${container}, nodeSelector: []}`, '/spec/nodeSelector'],
    ['wrong-type', `{${container}, nodeSelector: {a/b: 1}}`, '/spec/nodeSelector/a~1b'],
    ['wrong-value', `{${container}, overhead: {cpu: 1 core}}`, '/spec/overhead/cpu'],
    ['wrong-type', `{${container}, overhead: {cpu: true}}`, '/spec/overhead/cpu'],
    ['wrong-type', '[]', '/spec'],
  ] as const)('%s: %s', (kind, spec, at) => {
    expect(faultsOf(pod(spec)).map((fault) => [fault.kind, fault.at])).toEqual([[kind, at]]);
  });

  test.each([
    ['2026-01-31T12:00:00Z', true],
    ['2026-01-31T12:00:00.5+02:00', true],
    ['2024-02-29T1:00:00Z', true],
    ['2026-02-29T12:00:00Z', false],
    ['2026-01-31T24:00:00Z', false],
    ['2026-01-31', false],
    ['2026-01-31t12:00:00z', false],
    ['', false],
  ])('the time `%s` is one: %s', (time, isTime) => {
    const text = `{apiVersion: v1, kind: ConfigMap, metadata: {name: a, creationTimestamp: '${time}'}}`;
    expect(faultsOf(text).length === 0).toBe(isTime);
  });

  test.each([
    ['aGVsbG8=', true],
    ['aGVsbG8', false],
    ['aGVs bG8=', false],
    ['aGVs=bG8', false],
    ['====', false],
    ['aGVs\\nbG8=', true],
  ])('the bytes `%s` are base64: %s', (bytes, isBase64) => {
    const text = `{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {a: "${bytes}"}}`;
    expect(faultsOf(text).length === 0).toBe(isBase64);
  });
});

describe('what was probably meant', () => {
  test.each([
    ['hostnetwork: true', 'beside', '/spec', 'hostNetwork'],
    ['volume: []', 'beside', '/spec', 'volumes'],
    ['runAsNonRoot: true', 'inside', '/spec/securityContext', 'runAsNonRoot'],
    ['securityContext: {hostPID: true}', 'around', '/spec', 'hostPID'],
    ['securityContext: {labels: {}}', undefined, undefined, undefined],
    ['whatever: 1', undefined, undefined, undefined],
  ] as const)('%s', (field, where, at, meant) => {
    const [fault] = faultsOf(pod(`{${container}, ${field}}`));
    expect(fault?.kind).toBe('unknown-field');
    const found = fault?.kind === 'unknown-field' ? fault.meant : undefined;
    expect([found?.where, found?.at, found?.field]).toEqual([where, at, meant]);
  });

  test('is looked for in the first unknown fields of an object only, and each of them is found', () => {
    const many = Array.from({ length: 200 }, (_, index) => `hostnetwork${index}: 1`).join(', ');
    const faults = faultsOf(pod(`{${container}, ${many}}`));
    expect(faults).toHaveLength(200);
    expect(
      faults.filter((fault) => fault.kind === 'unknown-field' && fault.meant !== undefined),
    ).toHaveLength(50);
  });
});

test('fields of other versions are told apart from fields of none', () => {
  const text = pod(`{${container}, hostnameOverride: a, workloadRef: {name: a}, nothing: 1}`);
  const kindsAt = (minor: number) => faultsOf(text, minor).map(({ kind }) => kind);
  expect(kindsAt(33)).toEqual(['newer-field', 'newer-field', 'unknown-field']);
  expect(kindsAt(35)).toEqual(['unknown-field']);
  expect(kindsAt(36)).toEqual(['removed-field', 'unknown-field']);
});

test('own keys with names of JavaScript are fields like any other', () => {
  const faults = faultsOf(pod(`{${container}, __proto__: {a: 1}, constructor: 1, toString: 1}`));
  expect(faults.map(({ at }) => at).toSorted()).toEqual([
    '/spec/__proto__',
    '/spec/constructor',
    '/spec/toString',
  ]);
});

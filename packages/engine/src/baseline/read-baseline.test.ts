import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baselineJson } from '../report/baseline-json.ts';
import type { Baseline } from './baseline.ts';
import { readBaseline } from './read-baseline.ts';

const baseline: Baseline = {
  made: { toolVersion: '0.1.0', kubernetesVersion: '1.36', profile: 'default' },
  checks: ['privileged-container'],
  entries: [
    {
      check: 'privileged-container',
      fingerprint: '0123456789abcdef',
      kind: 'Deployment.apps',
      namespace: 'shop',
      name: 'web',
      container: 'web',
      path: '/spec/template/spec/containers/[name=web]/securityContext/privileged',
      uri: 'deploy/web.yaml',
      reason: 'until the driver is replaced\u2028',
    },
  ],
  resources: [
    {
      uri: 'deploy/web.yaml',
      kind: 'Deployment.apps',
      namespace: 'shop',
      name: 'web',
      shape: '0123456789abcdef',
      rest: '0123456789abcdef',
      containers: [{ list: '/spec/template/spec/containers', name: 'web', shape: '0123456789abcdef' }],
    },
  ],
};

const text = [...baselineJson(baseline)].join('');

function faultsIn(changed: string): readonly string[] {
  const read = readBaseline(changed);
  return read.kind === 'faulty' ? read.faults : [];
}

test('what is written is read, and stands on one line for each entry', () => {
  expect(readBaseline(text)).toEqual({ kind: 'read', value: baseline });
  expect(text.split('\n').filter((line) => line.includes('fingerprint')).length).toBe(1);
  expect(text).not.toMatch(/\u2028/u);
});

test.each([
  ['', 'the baseline is empty'],
  [text.slice(0, 200), 'cut off'],
  ['[]', 'no JSON object'],
  ['null', 'no JSON object'],
  [`<<<<<<< ours\n${text}`, 'conflict markers'],
  ['{}', 'this is no baseline'],
  [text.replace('"baselineVersion": 1', '"baselineVersion": 2'), '`baselineVersion` 2'],
  [text.replace('"reason"', '"reson"'), 'did you mean `reason`?'],
  [text.replace('"reason":', '"until":"31.1.2027","reason":'), '`until` is a day'],
  [text.replace('"name":"web"', '"name":7'), 'is a number and should be a string'],
  [text.replace('"check":"privileged-container",', ''), '`/entries/0/check`: it is missing'],
  [text.replace('"entries": [', '"entries": {"a":['), 'the baseline is no JSON'],
  [text.replace(/"resources": \[[^]*\]/u, '"resources": 3'), '`/resources` is a number'],
  [text.replace('"checks"', '"__proto__": {"made": 1}, "checks"'), 'there is no `__proto__` here'],
  [`{"baselineVersion": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'is a list'],
])('what is wrong with it is said: %#', (changed, expected) => {
  expect(faultsIn(changed).join('\n')).toContain(expected);
});

test('no text makes it throw, and nothing of a faulty one is taken', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(text.length), fc.string(), (value, at, rubbish) => {
      readBaseline(JSON.stringify(value));
      readBaseline(JSON.stringify({ baselineVersion: 1, made: value, entries: [value], resources: [value] }));
      const broken = readBaseline(text.slice(0, at) + rubbish + text.slice(at));
      expect(['read', 'faulty']).toContain(broken.kind);
    }),
  );
});

import { readFileSync, globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../policy/catalogue.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { makePlan } from './plan.ts';
import { makeTarget } from '../checks/check.ts';

// One check is about the order of keys, which the text may change.
const judging = catalogue.filter(({ id }) => id !== 'yaml-keys-unsorted');
const plan = makePlan(judging, makeTarget({ minor: 36 }));

function findingsIn(text: string): readonly Finding[] {
  return examine({ uri: 'a.yaml', text }, plan).findings;
}

function fingerprints(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ fingerprint }) => fingerprint).toSorted();
}

const pod = (containers: string, name: string = 'web'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop}\nspec:\n  containers:\n${containers}`;
const web = '    - name: web\n      securityContext: {privileged: true}\n';
const proxy = '    - name: proxy\n      securityContext: {runAsNonRoot: false}\n';

test('a fingerprint stays when lines move, lists are reordered and the text is written another way', () => {
  const before = fingerprints(findingsIn(pod(web + proxy)));
  expect(before.length).toBeGreaterThan(5);
  expect(fingerprints(findingsIn(`# a comment\n\n${pod(proxy + web)}`))).toEqual(before);
  const json =
    '{"kind": "Pod", "apiVersion": "v1", "metadata": {"namespace": "shop", "name": "web"}, "spec": {"containers": [{"securityContext": {"privileged": true}, "name": "web"}, {"name": "proxy", "securityContext": {"runAsNonRoot": false}}]}}';
  expect(fingerprints(findingsIn(json))).toEqual(before);
});

test('another object, container or check has another fingerprint', () => {
  const one = fingerprints(findingsIn(pod(web)));
  const other = fingerprints(findingsIn(pod(web, 'other')));
  expect(one.filter((fingerprint) => other.includes(fingerprint))).toEqual([]);
  expect(new Set(one).size).toBe(one.length);
});

test('no two findings of different fields share one, over all fixtures', () => {
  const folder = resolve(import.meta.dirname, '../checks');
  const seen = new Map<string, string>();
  for (const file of globSync('*/*/fail.yaml', { cwd: folder }).toSorted()) {
    for (const { fingerprint, check, resource, field } of findingsIn(
      readFileSync(join(folder, file), 'utf8'),
    )) {
      const what = JSON.stringify([
        check,
        resource.kind,
        resource.namespace,
        resource.name,
        field.replace(/^(?:\/items\/\d+)+/u, '').replaceAll(/\d+/gu, ''),
      ]);
      expect(seen.get(fingerprint) ?? what).toBe(what);
      seen.set(fingerprint, what);
    }
  }
  expect(seen.size).toBeGreaterThan(1000);
});

test('a plan that asks for none gives the same findings without', () => {
  const without = makePlan(judging, plan.target, { withFingerprints: false });
  const { findings } = examine({ uri: 'a.yaml', text: pod(web + proxy) }, without);
  expect(findings).toEqual(findingsIn(pod(web + proxy)).map((finding) => ({ ...finding, fingerprint: '' })));
});

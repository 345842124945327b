import { describe, expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { differenceOf } from '../baseline/diff.ts';
import { examine } from '../evaluate/examine.ts';
import { makePlan } from '../evaluate/plan.ts';
import { makeReport, type Report } from '../evaluate/report.ts';
import { parseSource } from '../parse/parse-source.ts';
import { catalogue } from '../policy/catalogue.ts';
import { followUpsOf, speakingAgainst } from './consequences.ts';
import { proposalsFor, type Proposal } from './proposal.ts';

const plan = makePlan(catalogue, makeTarget(), { forComparison: true, marksSilenced: true });
const byId = new Map(catalogue.map((check) => [check.id, check]));
const uri = 'manifest.yaml';

function scanned(text: string): Report {
  return makeReport([examine({ uri, text }, plan)], plan);
}

function repairsOf(id: string, text: string): readonly Proposal[] {
  const source = { uri, text };
  const own = scanned(text).findings.filter(({ check }) => check === id);
  return proposalsFor(source, parseSource(source).documents, own, { plan, checkOf: (one) => byId.get(one) });
}

/** The checks that speak against repairs after which a text says something else. */
function unwantedAfter(id: string, before: string, after: string): readonly string[] {
  const one = scanned(before);
  const repairs = repairsOf(id, before);
  expect(repairs).not.toEqual([]);
  const { introduced } = differenceOf(one, scanned(after));
  return introduced.filter(speakingAgainst(repairs, one.findings)).map(({ check }) => check);
}

const server = (...flags: readonly string[]): string =>
  `apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.36.3
      command:
        - kube-apiserver
${flags.map((flag) => `        - ${flag}\n`).join('')}`;

describe('what speaks against a repair', () => {
  test('is not what was said of the words that it rewrites', () => {
    const before = server('--enable-admission-plugins=AlwaysPullImages');
    const after = server('--enable-admission-plugins=AlwaysPullImages,NodeRestriction');
    expect(unwantedAfter('apiserver-plugin-node-restriction', before, after)).toEqual([]);
  });

  test('is not what is missing still, where the words that said so are taken away', () => {
    const before = server('--enable-admission-plugins=AlwaysAdmit');
    expect(unwantedAfter('apiserver-plugin-always-admit', before, server())).toEqual([]);
  });

  test('is what nobody said before', () => {
    const before = server('--enable-admission-plugins=AlwaysPullImages');
    const after = server('--enable-admission-plugins=AlwaysPullImages,NodeRestriction,AlwaysAdmit');
    expect(unwantedAfter('apiserver-plugin-node-restriction', before, after)).toEqual([
      'apiserver-plugin-always-admit',
    ]);
  });

  test('is what is found in another resource than the one that a repair makes readable', () => {
    const policy = (version: string): string =>
      `apiVersion: ${version}\nkind: NetworkPolicy\nmetadata: { name: shop, namespace: shop }\n`;
    const service = (type: string): string =>
      `---\napiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { type: ${type}, selector: { app: web }, ports: [{ port: 80 }] }\n`;
    const before = policy('extensions/v1beta1') + service('ClusterIP');
    const after = policy('networking.k8s.io/v1');
    expect(unwantedAfter('api-version-removed', before, after + service('ClusterIP'))).toEqual([]);
    expect(unwantedAfter('api-version-removed', before, after + service('NodePort'))).toContain(
      'service-node-port',
    );
  });
});

test('a repair of what a repair brings is told in the positions of before', () => {
  const text = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  volumes:
    - name: socket
      hostPath: { path: /var/run/docker.sock }
    - name: scratch
      emptyDir: { sizeLimit: -1Gi }
  containers: [{ name: web, image: registry.example.com/web:1.4.2 }]
`;
  const made = [{ document: 0, edits: [{ op: 'remove', at: '/spec/volumes/0' }] }] as const;
  const after = {
    uri,
    text: text.replace(/ {4}- name: socket\n.*\n/u, ''),
  };
  const brought = scanned(after.text).findings.filter(({ check }) => check === 'quantity-negative');
  const options = { plan, checkOf: (id: string) => byId.get(id) };
  const more = followUpsOf(made, after, parseSource(after).documents, brought, options);
  expect(more.map(({ edits, comesAlong }) => ({ edits, comesAlong }))).toEqual([
    { edits: [{ op: 'remove', at: '/spec/volumes/1/emptyDir/sizeLimit' }], comesAlong: true },
  ]);
});

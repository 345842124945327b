import { describe, expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { examine } from '../evaluate/examine.ts';
import { makePlan } from '../evaluate/plan.ts';
import { makeReport, type Report } from '../evaluate/report.ts';
import { catalogue } from '../policy/catalogue.ts';
import { applyBaseline, makeBaseline, pruneBaseline } from './baseline.ts';
import { differenceOf, type DiffSide } from './diff.ts';

const ids = ['privileged-container', 'service-selects-nothing', 'namespace-without-network-policy'];
const plan = makePlan(
  catalogue.filter(({ id }) => ids.includes(id)),
  makeTarget(),
  { forComparison: true },
);

type Files = Readonly<Record<string, string>>;

function scan(files: Files, leftOut: readonly string[] = []): Report {
  const examinations = Object.entries(files).map(([uri, text]) => examine({ uri, text }, plan));
  const report = makeReport(examinations, plan);
  return { ...report, coverage: { ...report.coverage, leftOut } };
}

function sideOf({ findings, inventory, coverage }: Report): DiffSide {
  return { findings, looked: coverage, ...(inventory === undefined ? {} : { inventory }) };
}

const privileged = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: app, image: registry.example.com/app:1, securityContext: {privileged: true}}]}
`;
const mended = privileged.replace('privileged: true', 'privileged: false');
const service = `apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{port: 80}]}
`;
const broken = 'a: [1\n';
const before: Files = { 'pod.yaml': privileged, 'service.yaml': service };

const cases: readonly (readonly [string, Files, readonly string[], readonly string[], readonly string[]])[] =
  [
    [
      'nothing is unseen where everything was read',
      { 'pod.yaml': mended, 'service.yaml': service.replace('app: api', 'app: web') },
      [],
      ['privileged-container', 'service-selects-nothing'],
      [],
    ],
    [
      'relations of files that nobody touched, where another was not read',
      { ...before, 'broken.yaml': broken },
      [],
      [],
      ['namespace-without-network-policy', 'service-selects-nothing'],
    ],
    [
      'what was mended is resolved all the same',
      { ...before, 'pod.yaml': mended, 'broken.yaml': broken },
      [],
      ['privileged-container'],
      ['namespace-without-network-policy', 'service-selects-nothing'],
    ],
    [
      'what stood in a file that was not read',
      { 'pod.yaml': broken, 'service.yaml': service },
      [],
      [],
      ['namespace-without-network-policy', 'privileged-container', 'service-selects-nothing'],
    ],
    [
      'what stands in a file that was left out',
      { 'service.yaml': service },
      ['pod.yaml'],
      [],
      ['namespace-without-network-policy', 'privileged-container', 'service-selects-nothing'],
    ],
    [
      'what a foreign policy leaves in doubt, and nothing else',
      {
        ...before,
        'pod.yaml': mended,
        'policy.yaml':
          'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: web, namespace: shop}\nspec: {}\n',
      },
      [],
      ['privileged-container'],
      ['namespace-without-network-policy'],
    ],
  ];

describe.each(cases)('%s', (_, after, leftOut, resolved, uncompared) => {
  const now = scan(after, leftOut);

  test('in a difference', () => {
    const difference = differenceOf(sideOf(scan(before)), sideOf(now));
    expect(difference.introduced).toEqual([]);
    expect(difference.resolved.map(({ check }) => check).toSorted()).toEqual(resolved);
    expect(difference.uncompared.map(({ check }) => check).toSorted()).toEqual(uncompared);
  });

  test('in a baseline', () => {
    const made = { toolVersion: '0.1.0', kubernetesVersion: '1.36', profile: 'default' };
    const baseline = makeBaseline(scan(before), { made, previous: undefined });
    const { unusedEntries, report } = applyBaseline(now, baseline, { exists: () => true });
    expect(report.findings).toEqual([]);
    expect(unusedEntries.map(({ check }) => check).toSorted()).toEqual(resolved);
    const kept = pruneBaseline(now, baseline, { exists: () => true }).entries.length;
    expect(kept).toBe(baseline.entries.length - resolved.length);
  });
});

test('of a report that is read back, a check that could not tell is unseen', () => {
  const known = scan(before);
  const unknown = [{ check: 'service-selects-nothing', message: 'cannot tell', uri: 'a.yaml', line: 1 }];
  const { resolved, uncompared } = differenceOf(sideOf(known), {
    findings: known.findings.filter(({ check }) => check !== 'service-selects-nothing'),
    looked: { problems: [], unknown },
  });
  expect([resolved.length, uncompared.length]).toEqual([0, 1]);
});

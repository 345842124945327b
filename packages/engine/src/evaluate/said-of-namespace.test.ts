import { describe, expect, test } from 'vitest';
import { applyBaseline, makeBaseline } from '../baseline/baseline.ts';
import { noPolicy, type Policy } from '../policy/policy.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { examine } from './examine.ts';
import { planOf } from './policy-plan.ts';
import { makeReport, type Report } from './report.ts';

const check = 'namespace-without-network-policy';

function scan(sources: Readonly<Record<string, string>>, policy: Policy = noPolicy): Report {
  const plan = planOf({
    policy,
    environment: undefined,
    profiles: undefined,
    only: undefined,
    skip: [],
    leastSeverity: 'info',
    minor: 36,
    today: '2026-11-21',
    withFingerprints: true,
    forComparison: true,
    isForeignHonoured: true,
    fileExceptions: [],
    prefix: '',
    namespaceLabels: new Map(),
  });
  const examinations = Object.entries(sources).map(([uri, text]) => examine({ uri, text }, plan));
  const report = makeReport(examinations, plan);
  return { ...report, findings: report.findings.filter((finding) => finding.check === check) };
}

function policy(text: string): Policy {
  const read = readPolicy({ uri: 'plimsoll.yaml', text });
  if (read.kind === 'problems') throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.policy;
}

function workload(name: string, annotations = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, annotations: {${annotations}}}
spec: {containers: [{name: app, image: registry.example.com/app:1}]}
`;
}

const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
const shop = { 'aaa.yaml': workload('aaa'), 'web.yaml': workload('web') };

test('it is told once, of the namespace, and lies at the first workload', () => {
  const [finding, ...others] = scan(shop).findings;
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    resource: { apiVersion: 'v1', kind: 'Namespace', name: 'shop' },
    location: { uri: 'aaa.yaml' },
  });
});

test('what is accepted on one workload is not accepted for the namespace', () => {
  const accepted = `plimsoll.dev/exceptions: '[{check: ${check}, reason: tests}]'`;
  const { findings, suppressed } = scan({ ...shop, 'aaa.yaml': workload('aaa', accepted) });
  expect([findings.length, suppressed.length]).toEqual([1, 0]);
});

describe('a policy accepts it', () => {
  test.each([
    ['of the namespace', 'namespaces: [shop]', 1],
    ['of the kind and name of the namespace', 'kinds: [Namespace], names: [shop]', 1],
    ['of every file', 'paths: ["*.yaml"]', 1],
    ['not by the file of one workload', 'paths: [aaa.yaml]', 0],
    ['not by the name of one workload', 'names: [aaa]', 0],
  ])('%s', (_, when, suppressed) => {
    const text = `exceptions: [{check: ${check}, reason: tests, owner: us, until: 2027-01-01, when: {${when}}}]`;
    const report = scan(shop, policy(text));
    expect([report.findings.length, report.suppressed.length]).toEqual([1 - suppressed, suppressed]);
  });
});

test('a policy accepts it of a Namespace that is among the manifests', () => {
  const text = `exceptions: [{check: ${check}, reason: tests, owner: us, until: 2027-01-01, when: {namespaces: [shop]}}]`;
  const report = scan({ ...shop, 'ns.yaml': namespace }, policy(text));
  expect([report.findings.length, report.suppressed.length]).toEqual([0, 1]);
});

describe('a scope skips it', () => {
  test.each([
    ['for the namespace', 'namespaces: [shop]', []],
    ['for the Namespace by its kind', 'kinds: [Namespace]', []],
    ['not for the others by the file of one workload', 'paths: [aaa.yaml]', ['web.yaml']],
  ])('%s', (_, when, files) => {
    const report = scan(shop, policy(`scopes: [{when: {${when}}, checks: {skip: [${check}]}}]`));
    expect(report.findings.map(({ location }) => location.uri)).toEqual(files);
  });
});

describe('a baseline knows it', () => {
  const made = { toolVersion: '0.1.0', kubernetesVersion: '1.36', profile: 'default' };
  const baseline = makeBaseline(scan({ 'web.yaml': workload('web') }), { made, previous: undefined });

  test.each([
    ['after a workload was added before the first', shop],
    ['after the first workload went away', { 'web.yaml': workload('api') }],
    ['after the Namespace was written down', { ...shop, 'ns.yaml': namespace }],
  ])('%s', (_, sources) => {
    const { report, unusedEntries } = applyBaseline(scan(sources), baseline, { exists: () => false });
    expect([report.findings, unusedEntries]).toEqual([[], []]);
  });
});

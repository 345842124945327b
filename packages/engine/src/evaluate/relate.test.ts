import { describe, expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import type { Source } from '../parse/document.ts';
import { catalogue } from '../policy/catalogue.ts';
import { examine } from './examine.ts';
import { makePlan } from './plan.ts';
import { makeReport, type Report } from './report.ts';

const checks = catalogue.filter(({ id }) => id === 'config-or-secret-missing');

function reportOf(sources: readonly Source[], problems: Parameters<typeof makeReport>[2] = {}): Report {
  const plan = makePlan(checks, makeTarget());
  return makeReport(
    sources.map((source) => examine(source, plan)),
    plan,
    problems,
  );
}

function pod(name: string): string {
  return `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop}
spec:
  containers:
    - name: web
      envFrom:
        - configMapRef: {name: db}
`;
}

const web: Source = { uri: 'a/web.yaml', text: pod('web') };
const other: Source = {
  uri: 'a/other.yaml',
  text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other, namespace: shop}\n',
};

function outcome({ findings, coverage }: Report): readonly number[] {
  return [findings.length, coverage.unknown.length];
}

describe('what is not among the manifests', () => {
  test('is missing where they would hold it', () => {
    expect(outcome(reportOf([web, other]))).toEqual([1, 0]);
  });

  test.each<[string, Source]>([
    ['a document that cannot be read', { uri: 'b.yaml', text: 'a: [1\n' }],
    ['a template', { uri: 'b.yaml', text: '{{ if .Values.on }}\nkind: {{ .Values.kind }}\n{{ end }}\n' }],
    [
      'an overlay that is not rendered',
      { uri: 'a/kustomization.yaml', text: 'configMapGenerator: [{name: db}]\n' },
    ],
    ['a chart that is not rendered', { uri: 'a/Chart.yaml', text: 'name: shop\n' }],
    ['a field of a wrong type', { uri: 'b.yaml', text: 'apiVersion: v1\nkind: Pod\nmetadata: []\n' }],
  ])('is unknown beside %s', (_, source) => {
    expect(outcome(reportOf([web, other, source]))).toEqual([0, 1]);
  });

  test('is unknown where a file could not be read, and where the scan was interrupted', () => {
    const unread = { code: 'unreadable', uri: 'c.yaml', message: 'no permission' };
    expect(outcome(reportOf([web, other], { problems: [unread] }))).toEqual([0, 1]);
    expect(outcome(reportOf([web, other], { interrupted: true }))).toEqual([0, 1]);
  });
});

test('what is unknown for the same reason is said once, at its first place', () => {
  const { coverage } = reportOf([web, { uri: 'b/api.yaml', text: pod('api') }]);
  expect(coverage.unknown).toEqual([
    {
      check: 'config-or-secret-missing',
      message: 'cannot tell: the ConfigMap `db` is not among these manifests',
      uri: 'a/web.yaml',
      line: 8,
    },
  ]);
  expect(coverage.problems).toEqual([]);
});

import { expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import type { Origin } from '../model/origin.ts';
import { catalogue } from '../policy/catalogue.ts';
import { examine } from './examine.ts';
import { makePlan } from './plan.ts';
import { relocate } from './relocate.ts';
import { makeReport, type Report } from './report.ts';

const plan = makePlan(
  catalogue.filter(({ id }) => id === 'privileged-container' || id === 'service-selects-nothing'),
  makeTarget(),
);

const pod = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      securityContext: {privileged: true}
`;

/** Every line comes from ten lines further down in a template. */
function originIn(uri: string, variant?: string): Origin {
  return {
    variant,
    locate: (rendered) => ({
      location: { ...rendered, uri, line: rendered.line + 10, endLine: rendered.endLine + 10 },
      because: [{ text: 'set by `web.privileged`', uri: 'values.yaml', line: 3 }],
    }),
    lineOf: (line) => ({ uri, line: line + 10 }),
  };
}

function report(sources: Readonly<Record<string, string>>): Report {
  const examined = Object.entries(sources).map(([uri, text]) => examine({ uri, text }, plan));
  return makeReport(examined, plan);
}

test('a finding lies in the template, with the value that led to it', () => {
  const moved = relocate(
    report({ 'rendered/web.yaml': pod }),
    new Map([['rendered/web.yaml', originIn('chart/templates/web.yaml')]]),
  );
  expect(moved.findings).toMatchObject([
    {
      check: 'privileged-container',
      field: '/spec/containers/0/securityContext/privileged',
      location: { uri: 'chart/templates/web.yaml', line: 17 },
      evidence: [{ text: 'set by `web.privileged`', uri: 'values.yaml', line: 3 }],
    },
  ]);
});

test('what is not rendered stays where it is, and all of it in order', () => {
  const whole = report({ 'b.yaml': pod, 'z.yaml': pod });
  const moved = relocate(whole, new Map([['z.yaml', originIn('a/templates/web.yaml')]]));
  expect(moved.findings.map(({ location }) => location.uri)).toEqual(['a/templates/web.yaml', 'b.yaml']);
  expect(relocate(whole, new Map())).toBe(whole);
});

test('one fault in several variants is one finding that names them', () => {
  const origins = new Map([
    ['web.yaml#dev', originIn('templates/web.yaml', 'values-dev.yaml')],
    ['web.yaml#prod', originIn('templates/web.yaml', 'values-prod.yaml')],
  ]);
  const moved = relocate(report({ 'web.yaml#dev': pod, 'web.yaml#prod': pod }), origins);
  expect(moved.findings).toHaveLength(1);
  expect(moved.findings[0]?.evidence.at(-1)).toEqual({
    text: 'found with `values-dev.yaml`, `values-prod.yaml`',
  });
});

test('what variants call otherwise is one finding where it is written under one name, with the evidence of all', () => {
  const named = (variant: string): Origin => ({
    variant,
    locate: (rendered) => ({
      location: { ...rendered, uri: 'base/web.yaml' },
      because: [{ text: `built by ${variant}` }],
      subject: 'Pod web',
    }),
    lineOf: (line) => ({ uri: 'base/web.yaml', line }),
  });
  const sources = {
    'dev.yaml': pod.replace('name: web}', 'name: web-dev}'),
    'prod.yaml': `${pod.replace('name: web}', 'name: a}')}---\n${pod.replace('name: web}', 'name: b}')}`,
  };
  const origins = new Map([
    ['dev.yaml', named('dev')],
    ['prod.yaml', { ...named('prod'), locate: atFirst(named('prod')) }],
  ]);
  const { findings } = relocate(report(sources), origins);
  expect(findings).toMatchObject([
    { resource: { name: 'web-dev' }, evidence: [{ text: 'built by dev' }, { text: 'built by prod' }] },
    { resource: { name: 'b' }, evidence: [{ text: 'built by prod' }] },
  ]);
});

/** An origin of which all documents come from one place. */
function atFirst({ locate }: Origin): Origin['locate'] {
  return (rendered, field) => locate({ ...rendered, line: 7, endLine: 7 }, field);
}

test('problems are told of the template', () => {
  const broken = { 'web.yaml': 'a: [1\n' };
  const moved = relocate(report(broken), new Map([['web.yaml', originIn('templates/web.yaml')]]));
  expect(moved.coverage.problems).toMatchObject([{ code: 'yaml-syntax', uri: 'templates/web.yaml' }]);
});

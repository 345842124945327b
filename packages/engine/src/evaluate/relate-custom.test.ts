import { describe, expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { catalogue } from '../policy/catalogue.ts';
import { examine } from './examine.ts';
import { makePlan } from './plan.ts';
import { makeReport } from './report.ts';

const plan = makePlan(
  catalogue.filter(({ on }) => on === 'schema'),
  makeTarget(),
);

function reportOn(files: Readonly<Record<string, string>>) {
  return makeReport(
    Object.entries(files).map(([uri, text]) => examine({ uri, text }, plan)),
    plan,
  );
}

function definition(size: string, more: string = ''): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Widget, plural: widgets}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties: {size: {type: ${size}${more}}}
`;
}

const widget = `apiVersion: example.com/v1
kind: Widget
metadata:
  name: a
spec:
  size: three
  sise: 3
`;

describe('a custom resource is compared with the definition of its kind', () => {
  const expected = [
    ['invalid-field-value', '/spec/size'],
    ['unknown-field', '/spec/sise'],
  ];

  test.each([
    ['in the same file', { 'a.yaml': `${definition('integer')}---\n${widget}` }, 25],
    ['in a file before it', { 'a.yaml': definition('integer'), 'b.yaml': widget }, 6],
    ['in a file behind it', { 'b.yaml': definition('integer'), 'a.yaml': `# first\n---\n${widget}` }, 8],
    [
      'in Windows line ends',
      { 'b.yaml': definition('integer'), 'a.yaml': widget.replaceAll('\n', '\r\n') },
      6,
    ],
  ])('%s', (_, files, line) => {
    const { findings, coverage } = reportOn(files);
    expect(findings.map(({ check, field }) => [check, field])).toEqual(expected);
    expect(findings[0]?.location).toMatchObject({ line, column: 3, endLine: line, endColumn: 14 });
    expect(coverage.problems).toEqual([]);
  });

  test('in a list, and behind another document on one line', () => {
    const item =
      '{"apiVersion": "example.com/v1", "kind": "Widget", "metadata": {"name": "a"}, "spec": {"size": "x"}}';
    const list = `{"apiVersion": "v1", "kind": "List", "items": [${item}]}`;
    const text = `{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}${list}`;
    const { findings } = reportOn({ 'a.json': text, 'b.yaml': definition('integer') });
    expect(findings.map(({ field }) => field)).toEqual(['/items/0/spec/size']);
    expect(findings[0]?.location).toMatchObject({ line: 1, column: text.indexOf('"size"') + 1 });
  });
});

test('a kind that no definition brings, and that is written nearly as one of its group, is not served', () => {
  const near = widget.replace('kind: Widget', 'kind: Wigdet');
  const { findings } = reportOn({ 'a.yaml': near, 'b.yaml': definition('integer') });
  expect(findings.map(({ check, field, message }) => [check, field, message])).toEqual([
    [
      'kind-not-served',
      '/kind',
      'the definition of Widget.example.com in `b.yaml` serves no Wigdet of `example.com/v1`; did you mean `kind: Widget`?',
    ],
  ]);
  const others = [near.replace('Wigdet', 'Gadget'), near.replace('example.com', 'example.org')].join('---\n');
  expect(reportOn({ 'a.yaml': others, 'b.yaml': definition('integer') }).findings).toEqual([]);
});

test('without a definition nothing is said', () => {
  expect(reportOn({ 'a.yaml': widget })).toMatchObject({
    findings: [],
    coverage: { problems: [], unknown: [] },
  });
});

test('where a kind is defined twice, a resource that fits either is right', () => {
  const right = widget.replace('  sise: 3\n', '');
  const files = { 'a.yaml': right, 'b.yaml': definition('integer'), 'c.yaml': definition('string') };
  expect(reportOn(files).findings).toEqual([]);
});

test('what a definition says in CEL is named as not decided, once', () => {
  const rule = ', x-kubernetes-validations: [{rule: "self > 3"}]';
  const files = { 'a.yaml': widget, 'b.yaml': widget, 'c.yaml': definition('integer', rule) };
  expect(reportOn(files).coverage.unknown).toMatchObject([
    { uri: 'c.yaml', line: 1, check: 'invalid-field-value' },
  ]);
});

test('an exception on a custom resource covers what is found in it', () => {
  const annotation = `annotations: {plimsoll.dev/exceptions: '{check: unknown-field, reason: kept for an old controller}'}`;
  const excepted = widget.replace('metadata:\n', `metadata:\n  ${annotation}\n`);
  const { findings, suppressed } = reportOn({ 'a.yaml': excepted, 'b.yaml': definition('integer') });
  expect(findings.map(({ check }) => check)).toEqual(['invalid-field-value']);
  expect(suppressed.map(({ check }) => check)).toEqual(['unknown-field']);
});

test('a value of a wrong type is a finding where schemas are checked, and a problem where they are not', () => {
  const text =
    '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {hostNetwork: "true", containers: [{name: a, image: b}]}}';
  const some = makePlan(
    catalogue.filter(({ id }) => id === 'host-network'),
    makeTarget(),
  );
  const both = makePlan(
    catalogue.filter(({ id }) => id === 'host-network' || id === 'invalid-field-value'),
    makeTarget(),
  );
  const alone = examine({ uri: 'a.yaml', text }, some);
  expect(alone.problems.map(({ code }) => code)).toEqual(['wrong-type']);
  const together = examine({ uri: 'a.yaml', text }, both);
  expect(together.problems).toEqual([]);
  expect(together.findings.map(({ check, field }) => [check, field])).toEqual([
    ['invalid-field-value', '/spec/hostNetwork'],
  ]);
});

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  catalogue,
  checksJson,
  examine,
  fixesFor,
  frameworkNames,
  frameworksJson,
  jsonReport,
  listResources,
  makePlan,
  makeReport,
  makeTarget,
  readReport,
  resourceLines,
  standingOf,
  type FixOf,
  type Report,
  type Source,
} from '@plimsoll/engine';
import { answeredControls, frameworkNamed } from '@plimsoll/engine/frameworks';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sameAs } from './same-as.ts';

const root = join(import.meta.dirname, '../../../..');

function schemaOf(name: string): ValidateFunction {
  const text = readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8');
  return new Ajv2020({ allErrors: true, strictTuples: false }).compile(JSON.parse(text) as object);
}

function expectValid(validate: ValidateFunction, value: unknown): void {
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}

const sources: readonly Source[] = globSync('packages/engine/src/checks/*/*/fail.yaml', { cwd: root }).map(
  (uri) => ({ uri: uri.replaceAll('\\', '/'), text: readFileSync(join(root, uri), 'utf8') }),
);

function reportOf(texts: readonly Source[]): Report {
  const plan = makePlan(catalogue, makeTarget({ minor: 36 }));
  return makeReport(
    texts.map((source) => examine(source, plan)),
    plan,
  );
}

describe('the published schema', () => {
  test.each<[string, readonly Source[]]>([
    ['with findings of every check', sources],
    ['with problems', [{ uri: 'a.yaml', text: 'a: [\n' }]],
    ['of nothing', []],
  ])('holds for a report %s', (_, texts) => {
    const text = [...jsonReport(reportOf(texts), { toolVersion: '0.1.0', durationMs: 61.5 })].join('');
    expectValid(schemaOf('report'), JSON.parse(text));
  });

  test('holds for a report with fixes', () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: c}]}\n';
    const report = reportOf([{ uri: 'a.yaml', text: pod }]);
    const { of } = fixesFor(report.findings, () => ({ uri: 'a.yaml', text: pod }), {
      plan: makePlan(catalogue, makeTarget({ minor: 36 }), { forComparison: true, marksSilenced: true }),
      checkOf: (id) => catalogue.find((check) => check.id === id),
    });
    const fixOf: FixOf = (finding) => of.get(finding);
    const text = [...jsonReport(report, { toolVersion: '0.1.0', durationMs: 1, fixOf })].join('');
    expect(text).toContain('"fix": {');
    expectValid(schemaOf('report'), JSON.parse(text));
    expect(readReport(text)).toMatchObject({ value: { findings: { length: report.findings.length } } });
  });

  test('holds for the list of checks', () => {
    expectValid(schemaOf('checks'), JSON.parse([...checksJson(catalogue, answeredControls(36))].join('')));
  });

  test('holds for a report by the controls of every framework, and for the list of them', () => {
    const report = reportOf(sources);
    const frameworks = frameworkNames.map((name) => frameworkNamed(name, 36));
    const standings = frameworks.map((framework) => standingOf(framework, report));
    const text = [...jsonReport(report, { toolVersion: '0.1.0', durationMs: 1, standings })].join('');
    expectValid(schemaOf('report'), JSON.parse(text));
    expectValid(schemaOf('frameworks'), JSON.parse([...frameworksJson(frameworks)].join('')));
  });

  test('holds for each resource', () => {
    const validate = schemaOf('resource');
    const typedList = 'apiVersion: v1\nkind: PodList\nitems: [{metadata: {name: a}}]\n';
    const lines = [...sources, { uri: 'pods.yaml', text: typedList }].flatMap((source) => [
      ...resourceLines(listResources(source).resources),
    ]);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expectValid(validate, JSON.parse(line));
  });

  test('refuses what is no report, and takes fields that are new', () => {
    const validate = schemaOf('report');
    const report: unknown = JSON.parse(
      [...jsonReport(reportOf([]), { toolVersion: '0.1.0', durationMs: 1 })].join(''),
    );
    expect(validate({ ...(report as object), isNew: true })).toBe(true);
    expect(validate({ ...(report as object), reportVersion: 2 })).toBe(false);
    expect(validate({ ...(report as object), findings: [{}] })).toBe(false);
  });
});

test('a schema that differs from its type does not compile', () => {
  const object = z.object({ a: z.string(), b: z.array(z.int()).exactOptional() });
  expect(sameAs<{ readonly a: string; readonly b?: readonly number[] }>()(object)).toBe(object);
  // @ts-expect-error a field is missing
  sameAs<{ readonly a: string }>()(object);
  // @ts-expect-error a field is too many
  sameAs<{ readonly a: string; readonly b?: readonly number[]; readonly c?: string }>()(object);
  // @ts-expect-error a field is not optional
  sameAs<{ readonly a: string; readonly b: readonly number[] }>()(object);
  // @ts-expect-error a field has another type
  sameAs<{ readonly a: 'x'; readonly b?: readonly number[] }>()(object);
});

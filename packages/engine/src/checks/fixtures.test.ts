import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examine } from '../evaluate/examine.ts';
import { judge } from '../evaluate/judge.ts';
import { makePlan, type Plan } from '../evaluate/plan.ts';
import { relate } from '../evaluate/relate.ts';
import { makeReport } from '../evaluate/report.ts';
import { applyEdits } from '../fix/apply.ts';
import { resourcesOf, type Resource } from '../model/resource.ts';
import { podsOf } from '../model/pods.ts';
import { parseSource } from '../parse/parse-source.ts';
import { usualRules, type ExceptionRules } from '../policy/exceptions/standing.ts';
import { makeTarget, type Check, type Edit, type Target, type Violation } from './check.ts';
import { checks, groupOf } from './index.generated.ts';
import type { Parameters } from './parameters.ts';

/** One document of a fixture file, and what its comments say about it. */
interface Fixture {
  readonly text: string;
  readonly plan: Plan;
  readonly expected: readonly string[];
  /** What the check cannot tell of the document. */
  readonly unknown: readonly string[];
}

const newest = 36;

function fixturesOf(check: Check, file: 'pass.yaml' | 'fail.yaml'): readonly Fixture[] {
  const folder = join(import.meta.dirname, groupOf.get(check.id) ?? '', check.id);
  const documents = readFileSync(join(folder, file), 'utf8').split(/^---\n/mu);
  return documents.map((text) => {
    const minor = Number(/^# kubernetes: 1\.(\d+)$/mu.exec(text)?.[1] ?? newest);
    const level = /^# level: (baseline|restricted)$/mu.exec(text)?.[1] as
      | 'baseline'
      | 'restricted'
      | undefined;
    const expected = [...text.matchAll(/^ *# expect: (\S*)$/gmu)].map(([, pointer = '']) => pointer);
    const unknown = [...text.matchAll(/^ *# unknown: (.+)$/gmu)].map(([, message = '']) => message);
    const parameters = JSON.parse(/^# parameters: (.*)$/mu.exec(text)?.[1] ?? '{}') as Partial<Parameters>;
    const today = /^# today: (\S+)$/mu.exec(text)?.[1];
    const target = makeTarget({ minor, level, parameters, today });
    const rules = JSON.parse(/^# rules: (.*)$/mu.exec(text)?.[1] ?? '{}') as Partial<ExceptionRules>;
    return {
      text,
      // What is said of an exception depends on what the other checks find.
      plan: check.on === 'exception' ? planUnder(rules, target) : makePlan([check], target),
      expected,
      unknown,
    };
  });
}

function planUnder(rules: Partial<ExceptionRules>, target: Target): Plan {
  const exceptions = {
    rules: { ...usualRules, ...rules },
    stated: [],
    prefix: '',
    namespaceLabels: new Map<string, ReadonlyMap<string, string>>(),
  };
  return makePlan(checks, target, { exceptions });
}

/** What was found in a document, and what could not be told. */
interface Answer {
  readonly found: readonly string[];
  readonly unknown: readonly string[];
}

/** The answers for each document, the documents of one file standing beside each other in one snapshot. */
function answers(fixtures: readonly Fixture[]): readonly Answer[] {
  const examinations = fixtures.map(({ text, plan }, index) => examine({ uri: String(index), text }, plan));
  for (const { problems } of examinations) expect(problems).toEqual([]);
  const plan = fixtures[0]?.plan;
  const slim = examinations.flatMap((examination) => examination.slim);
  const related = plan === undefined ? undefined : relate(slim, plan);
  return examinations.map(({ uri, findings }) => ({
    found: [...findings, ...(related?.findings.filter(({ location }) => location.uri === uri) ?? [])]
      .map(({ field }) => field)
      .toSorted(),
    unknown: (related?.unknown.filter((one) => one.uri === uri) ?? [])
      .map(({ message }) => message)
      .toSorted(),
  }));
}

function answersOf(check: Check, fixtures: readonly Fixture[]): readonly Answer[] {
  if (check.on !== 'exception') return answers(fixtures);
  return fixtures.map(({ text, plan }) => {
    const report = makeReport([examine({ uri: '', text }, plan)], plan);
    expect(report.coverage.problems).toEqual([]);
    const own = report.findings.filter((finding) => finding.check === check.id);
    return { found: own.map(({ field }) => field).toSorted(), unknown: [] };
  });
}

function expectedOf({ expected, unknown }: Fixture): Answer {
  return { found: expected.toSorted(), unknown: unknown.toSorted() };
}

describe.each(checks.map((check) => ({ id: check.id, check })))('$id', ({ id, check }) => {
  const pass = fixturesOf(check, 'pass.yaml');
  const fail = fixturesOf(check, 'fail.yaml');

  test('its folder holds three files and nothing else', () => {
    const folder = join(import.meta.dirname, groupOf.get(id) ?? '', id);
    expect(readdirSync(folder).toSorted()).toEqual(['check.ts', 'fail.yaml', 'pass.yaml']);
  });

  test('finds nothing in what passes', () => {
    expect(pass.length).toBeGreaterThan(0);
    expect(pass.flatMap(({ expected }) => expected)).toEqual([]);
    expect(answersOf(check, pass)).toEqual(pass.map(expectedOf));
  });

  test('finds exactly the expected fields in what fails', () => {
    expect(fail.flatMap(({ expected }) => expected)).not.toEqual([]);
    expect(answersOf(check, fail)).toEqual(fail.map(expectedOf));
  });

  test.runIf(check.fix !== undefined)('its fix leaves no finding', () => {
    for (const { text, plan } of fail) {
      for (const { value } of parseSource({ uri: '', text }).documents) {
        const fixed = applyEdits(
          value,
          resourcesOf(value, '').flatMap((resource) => fixesFor(resource, plan)),
        );
        expect(resourcesOf(fixed, '').flatMap((resource) => raisedBy(resource, plan))).toEqual([]);
      }
    }
  });
});

function raisedBy(resource: Resource, plan: Plan): readonly Violation[] {
  return judge(resource, podsOf(resource), plan).raised.map(({ violation }) => violation);
}

function fixesFor(resource: Resource, plan: Plan): readonly Edit[] {
  const [check] = plan.checks;
  const edits = raisedBy(resource, plan).flatMap((violation) => editsOf(check, violation, resource));
  return edits.toSorted((a, b) => lastFirst(a, b));
}

function editsOf(check: Check | undefined, violation: Violation, resource: Resource): readonly Edit[] {
  if (check?.fix === undefined) return [];
  if (check.on === 'resource' || check.on === 'schema') return check.fix.edits(violation, resource);
  const [pod] = podsOf(resource);
  return pod === undefined ? [] : check.fix.edits(violation, pod);
}

/** Removals from the end of a list first, so that the positions before them stay true. */
function lastFirst(a: Edit, b: Edit): number {
  if (a.op !== b.op) return a.op === 'set' ? -1 : 1;
  return a.op === 'set' ? 0 : b.at.localeCompare(a.at, 'en', { numeric: true });
}

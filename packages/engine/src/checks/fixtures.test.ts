import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examine } from '../evaluate/examine.ts';
import { judge } from '../evaluate/judge.ts';
import { makePlan, type Plan } from '../evaluate/plan.ts';
import { relate } from '../evaluate/relate.ts';
import { makeReport } from '../evaluate/report.ts';
import type { Finding } from '../evaluate/finding.ts';
import { applyEdits } from '../fix/edits/apply.ts';
import { companionText } from '../fix/companion.ts';
import { proposalsFor, type Proposal } from '../fix/proposal.ts';
import { applyTextEdits } from '../fix/files/text-edit.ts';
import { textEditsOf } from '../fix/text/edit-document.ts';
import { resourcesOf, type Resource } from '../model/resource.ts';
import { podsOf } from '../model/pods.ts';
import type { ParsedDocument, Source } from '../parse/document.ts';
import { parseSource } from '../parse/parse-source.ts';
import { usualRules, type ExceptionRules } from '../policy/exceptions/standing.ts';
import { broughtByFixes, type Proving } from '../../test/brought-by-fixes.ts';
import { fixturesOf, folderOf, usualValues, type Fixture } from '../../test/fixture.ts';
import type { Check, Target, Violation } from './check.ts';
import { checks } from './index.generated.ts';

/** What is said of an exception depends on what the other checks find. */
function planFor(check: Check, { target, rules }: Fixture): Plan {
  return check.on === 'exception' ? planUnder(rules, target) : makePlan([check], target);
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
function answers(check: Check, fixtures: readonly Fixture[]): readonly Answer[] {
  const examinations = fixtures.map(({ text, target }, index) =>
    examine({ uri: String(index), text }, makePlan([check], target)),
  );
  for (const { problems } of examinations) expect(problems).toEqual([]);
  const plan = fixtures[0] === undefined ? undefined : makePlan([check], fixtures[0].target);
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
  if (check.on !== 'exception') return answers(check, fixtures);
  return fixtures.map((fixture) => {
    const { text } = fixture;
    const plan = planFor(check, fixture);
    const report = makeReport([examine({ uri: '', text }, plan)], plan);
    expect(report.coverage.problems).toEqual([]);
    const own = report.findings.filter((finding) => finding.check === check.id);
    return { found: own.map(({ field }) => field).toSorted(), unknown: [] };
  });
}

function expectedOf({ expected, unknown }: Fixture): Answer {
  return { found: expected.toSorted(), unknown: unknown.toSorted() };
}

const provings: readonly Proving[] = [
  { profile: 'default', withUnsafe: false },
  { profile: 'default', withUnsafe: true },
  { profile: 'strict', withUnsafe: false },
  { profile: 'strict', withUnsafe: true },
];

describe.each(checks.map((check) => ({ id: check.id, check })))('$id', ({ check }) => {
  const pass = fixturesOf(check, 'pass.yaml');
  const fail = fixturesOf(check, 'fail.yaml');

  test('its folder holds three files and nothing else', () => {
    expect(readdirSync(folderOf(check)).toSorted()).toEqual(['check.ts', 'fail.yaml', 'pass.yaml']);
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

  test.runIf(check.fix !== undefined)('its fix leaves no finding but those it has no edits for', () => {
    const repaired = new Set<boolean>();
    for (const fixture of fail) {
      const source = { uri: '', text: fixture.text };
      const plan = planFor(check, fixture);
      const { documents } = parseSource(source);
      const findings = found(source, plan);
      const proposals = proposalsFor(source, documents, findings, {
        plan,
        checkOf,
        values: usualValues,
      });
      if (findings.length > 0) repaired.add(proposals.length > 0);
      const left = documents.flatMap(({ value }, index) => {
        const edits = proposals.filter(({ document }) => document === index).flatMap((one) => one.edits);
        return resourcesOf(applyEdits(value, edits), '').flatMap((resource) => raisedBy(resource, plan));
      });
      expect(left.length > findings.length - proposals.length ? left : []).toEqual([]);
      const companions = proposals.flatMap((one) => one.companions.map(companionText));
      const after = foundIn([fixedText(source, documents, proposals), ...companions], plan);
      expect(after.length > findings.length - proposals.length ? after : []).toEqual([]);
    }
    expect([...repaired]).not.toEqual([false]);
  });

  test.runIf(check.fix !== undefined).each(provings)(
    'its fixes bring nothing: profile $profile, unsafe ones $withUnsafe',
    (proving) => {
      for (const fixture of fail) {
        const brought = broughtByFixes(check, fixture, proving);
        expect(brought.map(({ check: id, field, message }) => `${id} ${field}: ${message}`)).toEqual([]);
      }
    },
  );
});

/** The text with the edits of all proposals made in it. */
function fixedText(
  source: Source,
  documents: readonly ParsedDocument[],
  proposals: readonly Proposal[],
): string {
  const edits = documents.map((document, index) =>
    textEditsOf(
      source,
      document,
      proposals.filter((one) => one.document === index).flatMap((one) => one.edits),
    ),
  );
  expect(edits.filter((each) => 'reason' in each)).toEqual([]);
  return applyTextEdits(
    source.text,
    edits.flatMap((each) => ('reason' in each ? [] : each)),
  );
}

function raisedBy(resource: Resource, plan: Plan): readonly Violation[] {
  return judge(resource, podsOf(resource), plan).raised.map(({ violation }) => violation);
}

function found({ text }: Source, plan: Plan): readonly Finding[] {
  return foundIn([text], plan);
}

function foundIn(texts: readonly string[], plan: Plan): readonly Finding[] {
  const examinations = texts.map((text, index) =>
    examine({ uri: index === 0 ? '' : String(index), text }, plan),
  );
  const { findings } = relate(
    examinations.flatMap(({ slim }) => slim),
    plan,
  );
  return [...examinations.flatMap((each) => each.findings), ...findings];
}

const byId = new Map(checks.map((check) => [check.id, check]));

function checkOf(id: string): Check | undefined {
  return byId.get(id);
}

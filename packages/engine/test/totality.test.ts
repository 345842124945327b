import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeTarget } from '../src/checks/check.ts';
import { catalogue } from '../src/policy/catalogue.ts';
import { examine } from '../src/evaluate/examine.ts';
import { judge } from '../src/evaluate/judge.ts';
import { makePlan } from '../src/evaluate/plan.ts';
import { makeReport } from '../src/evaluate/report.ts';
import { applyEdits } from '../src/fix/edits/apply.ts';
import { isArray, isObject, type JsonValue } from '../src/model/json.ts';
import { escapeToken } from '../src/model/pointer.ts';
import { resourcesOf } from '../src/model/resource.ts';
import { podsOf } from '../src/model/pods.ts';
import { parseSource } from '../src/parse/parse-source.ts';

const checksFolder = resolve(import.meta.dirname, '../src/checks');

/** Every document of every check's fixtures: together they set every field that any check reads. */
const documents: readonly JsonValue[] = globSync('*/*/{pass,fail}.yaml', { cwd: checksFolder })
  .toSorted()
  .flatMap(
    (file) => parseSource({ uri: file, text: readFileSync(join(checksFolder, file), 'utf8') }).documents,
  )
  .map(({ value }) => value);

const plans = [10, 24, 36, 37].flatMap((minor) =>
  ([undefined, 'baseline', 'restricted'] as const).map((level) =>
    makePlan(catalogue, makeTarget({ minor, level, today: '2026-11-21' })),
  ),
);

const oddJson: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e300,
    2n ** 63n,
    '',
    'a',
    '__proto__',
    '/',
    '~',
    '*',
    '{{ x }}',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom<JsonValue>(
    [],
    {},
    [null],
    [[]],
    [{}],
    [0, 'a', null, {}],
    { name: 1 },
    { '': null },
    { constructor: [] },
  ),
  fc.object({ maxDepth: 2 }).map((value) => plain(value)),
);

/** JSON alone: what fast-check makes beyond it becomes null. */
function plain(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint' ? value : null;
}

function pointersIn(value: JsonValue, at: string = ''): readonly string[] {
  if (isArray(value)) return [at, ...value.flatMap((item, index) => pointersIn(item, `${at}/${index}`))];
  if (!isObject(value)) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([key, item]) => pointersIn(item, `${at}/${escapeToken(key)}`)),
  ];
}

const pointersOf = new Map(documents.map((document) => [document, pointersIn(document)]));

describe('any JSON in any field', () => {
  test('fixtures were found', () => expect(documents.length).toBeGreaterThan(200));

  test('no check throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(fc.tuple(fc.nat(), oddJson), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...plans),
        (document, changes, plan) => {
          const pointers = pointersOf.get(document) ?? [''];
          const edits = changes.map(([pick, value]) => ({
            op: 'set' as const,
            at: pointers[pick % pointers.length] ?? '',
            value,
          }));
          for (const resource of resourcesOf(applyEdits(document, edits), 'any.yaml')) {
            expect(judge(resource, podsOf(resource), plan).failed).toEqual([]);
          }
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('a field of a wrong type is said, and never judged in silence', () => {
    const text = (value: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: b}\nspec:\n  containers:\n    - name: c\n      securityContext: ${value}\n`;
    const [withoutLevel, withLevel] = plans;
    if (withoutLevel === undefined || withLevel === undefined) throw new Error('there is no plan');
    for (const value of [
      'text',
      '[]',
      '7',
      '{privileged: "true"}',
      '{capabilities: {add: [SYS_ADMIN, 1]}}',
    ]) {
      const { findings, problems } = examine({ uri: 'a.yaml', text: text(value) }, withoutLevel);
      const said = findings.filter(({ check }) => check === 'invalid-field-value');
      expect(said.map(({ location }) => location.line)).toEqual([7]);
      expect(problems).toEqual([]);
      const judged = examine({ uri: 'a.yaml', text: text(value) }, withLevel);
      expect(judged.problems.map(({ code, line }) => [code, line])).toEqual([['wrong-type', 7]]);
    }
  });
});

test('any text gives a report, and the same text the same report', () => {
  const [, , , plan = plans[0]] = plans;
  if (plan === undefined) throw new Error('there is no plan');
  const texts = globSync('*/*/fail.yaml', { cwd: checksFolder }).map((file) =>
    readFileSync(join(checksFolder, file), 'utf8'),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 4 }),
      (text, changes) => {
        const changed = changes.reduce((now, [at, length, put]) => {
          const start = at % (now.length + 1);
          return now.slice(0, start) + put + now.slice(start + length);
        }, text);
        const once = makeReport([examine({ uri: 'a.yaml', text: changed }, plan)], plan);
        const again = makeReport([examine({ uri: 'a.yaml', text: changed }, plan)], plan);
        expect(again).toEqual(once);
        for (const { location } of once.findings) {
          expect(location.line).toBeGreaterThan(0);
          expect(location.endLine).toBeGreaterThanOrEqual(location.line);
        }
        expect(once.coverage.problems.filter(({ code }) => code === 'check-failed')).toEqual([]);
      },
    ),
    { numRuns: 3000 },
  );
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenEdits, outcomeOf, type Outcome } from '../../../test/edited-text.ts';
import { documents, PIECES, values } from '../../../test/random-documents.ts';
import type { JsonValue } from '../../model/json.ts';
import { parseSource } from '../../parse/parse-source.ts';

/** What fixes set, and what is hard to write. */
const VALUES: readonly JsonValue[] = [
  true,
  'RuntimeDefault',
  ['ALL'],
  { limits: { memory: '256Mi', cpu: '1' } },
  10_001,
  'yes',
  null,
  {},
  [],
  'a\nb\n',
  { drop: ['ALL'], add: [] },
  [{ a: 1, b: [2] }],
];

const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 3 });
const newValues = fc.array(fc.oneof(values(), fc.constantFrom(...VALUES)), { minLength: 3, maxLength: 3 });

test('what is edited says exactly what is intended, and every other line and comment stays', () => {
  const outcomes: Outcome[] = [];
  fc.assert(
    fc.property(documents(), choices, newValues, fc.boolean(), ({ text }, chosen, made, hasReturns) => {
      const source = { uri: 'a.yaml', text: hasReturns ? text.replaceAll('\n', '\r\n') : text };
      const [document] = parseSource(source).documents;
      if (document === undefined) return;
      const outcome = outcomeOf(source, 0, chosenEdits(document.value, chosen, made));
      outcomes.push(outcome);
      const isRight = 'obstacle' in outcome || outcome.faults.length + outcome.touched.length === 0;
      expect(isRight ? undefined : { text: source.text, outcome }).toBeUndefined();
    }),
    { numRuns: 3000 },
  );
  expect(rateOfObstacles(outcomes)).toBeLessThan(0.001);
});

test('no text makes it throw or make a wrong edit, whatever anchors, tags and marks it has', () => {
  const units = fc.oneof(
    fc.constantFrom(...PIECES, ...ANCHORED),
    fc.constantFrom('a: 1\n', 'b:\n  c: 2\n', '- x\n', '{a: 1}', '[x, y]', '? k\n: v\n'),
  );
  fc.assert(
    fc.property(fc.array(units, { maxLength: 12 }), choices, newValues, (parts, chosen, made) => {
      const source = { uri: 'a.yaml', text: parts.join('') };
      for (const [index, { value }] of parseSource(source).documents.entries()) {
        const outcome = outcomeOf(source, index, chosenEdits(value, chosen, made));
        expect('obstacle' in outcome ? [] : outcome.faults).toEqual([]);
      }
    }),
    { numRuns: 6000 },
  );
});

const ANCHORED = [
  'base: &base {a: 1, b: [2]}\n',
  'base: &base\n  a: 1\n  b:\n  - 2\n',
  'use: *base\n',
  'use:\n  <<: *base\n  c: 3\n',
  'use: {<<: *base, c: 3}\n',
  'list:\n- *base\n- <<: *base\n  a: 2\n',
  'text: &text |\n  x\n',
  'texts: [*text, *base]\n',
  'a: !!str 5\n',
  'a: &a !!map\n  b: 1\n',
  '? &k a\n: b\n',
];

const FOLDERS = ['../shared/conformance', '../shared/samples'].filter((folder) => existsSync(folder));
if (FOLDERS.length === 0) console.warn('skipped: ../shared/conformance and ../shared/samples are not here');

test.skipIf(FOLDERS.length === 0)('manifests can be edited anywhere, and what no edit is about stays', () => {
  const outcomes = FOLDERS.flatMap(sourcesIn).flatMap((source, number) =>
    parseSource(source)
      .documents.slice(0, 3)
      .map(({ value }, index) => {
        const chosen = [1, 2, 3].map((each) => scattered(number * 31 + index * 7 + each));
        const outcome = outcomeOf(source, index, chosenEdits(value, chosen, rotated(number + index)));
        const isRight = 'obstacle' in outcome || outcome.faults.length + outcome.touched.length === 0;
        return { ...outcome, uri: isRight ? '' : `${source.uri} ${index}` };
      }),
  );
  expect(outcomes.filter(({ uri }) => uri !== '')).toEqual([]);
  expect(rateOfObstacles(outcomes)).toBeLessThan(0.005);
});

/** Edits that contradict each other are no fault of the text. */
function rateOfObstacles(outcomes: readonly Outcome[]): number {
  const agreeing = outcomes.filter((each) => !('obstacle' in each && each.obstacle.startsWith('two fixes')));
  return agreeing.filter((each) => 'obstacle' in each).length / agreeing.length;
}

function sourcesIn(folder: string): readonly { readonly uri: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .toSorted()
    .map((uri) => ({ uri, text: readFileSync(uri, 'utf8') }))
    .filter(({ text }) => text.length < LARGE);
}

const LARGE = 300_000;

/** A number that looks like chance and is the same in every run. */
function scattered(seed: number): number {
  return Math.imul(seed ^ 0x5bd1_e995, 0x9e37_79b1) >>> 1;
}

function rotated(by: number): readonly JsonValue[] {
  const from = by % VALUES.length;
  return [...VALUES.slice(from), ...VALUES.slice(0, from)];
}

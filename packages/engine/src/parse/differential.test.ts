import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../model/json.ts';
import { documents, PIECES } from '../../test/random-documents.ts';
import { escapeToken } from '../model/pointer.ts';
import type { ParsedDocument, ParseProblem } from './document.ts';
import { readFully } from './full-reader.ts';
import { parseSource, readFast } from './parse-source.ts';
import { splitStream } from './split-stream.ts';

const FOLDERS = ['../shared/conformance', '../shared/samples'].filter((folder) => existsSync(folder));
if (FOLDERS.length === 0) console.warn('skipped: ../shared/conformance and ../shared/samples are not here');

test.skipIf(FOLDERS.length === 0)('both readers agree on every manifest and every pointer in it', () => {
  const texts = FOLDERS.flatMap(textsIn);
  const outcomes = texts.flatMap(compareReaders);
  expect(outcomes.filter(({ difference }) => difference !== undefined)).toEqual([]);
  const plain = outcomes.filter(({ isTemplate }) => !isTemplate);
  expect(plain.filter(({ isFast }) => isFast).length / plain.length).toBeGreaterThan(0.99);
});

test('both readers agree on random documents, and find in them what was written', () => {
  fc.assert(
    fc.property(documents(), ({ text, value }) => {
      const { documents: read, problems } = parseSource({ uri: 'a.yaml', text });
      expect(problems).toEqual([]);
      expect(shown(read[0]?.value ?? null)).toBe(shown(value));
      expect(compareReaders(text).map(({ difference }) => difference)).toEqual([undefined]);
    }),
    { numRuns: 1500 },
  );
});

test('both readers agree on changed documents, and nothing makes them throw', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom(...PIECES)), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(documents(), changes, ({ text }, made) => {
      let changed = text;
      for (const [place, length, piece] of made) {
        const at = place % (changed.length + 1);
        changed = changed.slice(0, at) + piece + changed.slice(at + length);
      }
      const { documents: read, problems, templates } = parseSource({ uri: 'a.yaml', text: changed });
      for (const document of read)
        expect(pointersOf(document.value).map((pointer) => document.place(pointer).pointer)).toEqual(
          pointersOf(document.value),
        );
      for (const { offset } of problems) expect(offset).toBeLessThanOrEqual(changed.length);
      expect(templates).toBeLessThanOrEqual(splitStream(changed.replaceAll(/\r(?!\n)/g, '\n')).length);
      expect(differencesIn(changed)).toEqual([]);
    }),
    { numRuns: 4000 },
  );
});

test('no text makes the reader throw', () => {
  const units = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 2 }));
  fc.assert(
    fc.property(fc.array(units, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      const { documents: read } = parseSource({ uri: 'a.yaml', text });
      for (const { place, span } of read) {
        const { region, value } = place('/a/0/b');
        for (const each of [region, value]) {
          expect(span.start <= each.start && each.start <= each.end && each.end <= span.end).toBe(true);
        }
      }
      expect(differencesIn(text)).toEqual([]);
    }),
    { numRuns: 4000 },
  );
});

interface Outcome {
  readonly difference: string | undefined;
  readonly isFast: boolean;
  readonly isTemplate: boolean;
}

function differencesIn(text: string): readonly string[] {
  return compareReaders(text.replaceAll(/\r(?!\n)/g, '\n')).flatMap(({ difference }) => difference ?? []);
}

/** Reads every document of a text with both readers. Only what both read can differ: the full one may refuse more. */
function compareReaders(text: string): readonly Outcome[] {
  return splitStream(text).map((range) => {
    const part = text.slice(range.start, range.end);
    const isTemplate = part.includes('{{') || part.includes('{%');
    const fast = readFast(text.endsWith('\n') ? text : `${text}\n`, range);
    const full = fast === undefined ? undefined : readFully(text, range);
    if (fast === undefined || full === undefined)
      return { difference: undefined, isFast: fast !== undefined, isTemplate };
    const difference = differenceBetween(fast, full, part);
    return {
      difference: difference === undefined ? undefined : `${difference} in ${part}`,
      isFast: true,
      isTemplate,
    };
  });
}

function differenceBetween(
  fast: ParsedDocument,
  full: ParsedDocument | ParseProblem,
  text: string,
): string | undefined {
  if ('code' in full) return isKnownRefusal(full, text) ? undefined : `refused: ${full.message}`;
  if (shown(fast.value) !== shown(full.value)) return `values: ${shown(fast.value)} and ${shown(full.value)}`;
  if (JSON.stringify(fast.duplicateKeys) !== JSON.stringify(full.duplicateKeys)) return 'duplicate keys';
  for (const pointer of pointersOf(fast.value)) {
    const places = [fast, full].map(({ place }) => JSON.stringify(place(pointer)));
    if (places[0] !== places[1]) return `places of ${pointer}: ${places.join(' and ')}`;
  }
  return undefined;
}

/** Kubernetes takes more than the library: less indented brackets, quotes and block texts, tabs in brackets. */
function isKnownRefusal(problem: ParseProblem, text: string): boolean {
  return problem.code !== 'yaml-too-deep' && problem.code !== 'yaml-alias-bomb' && /[[{"'|>]/.test(text);
}

function pointersOf(value: JsonValue, at = ''): readonly string[] {
  if (value === null || typeof value !== 'object') return [at];
  const children = Object.entries(value) as readonly [string, JsonValue][];
  return [at, ...children.flatMap(([key, child]) => pointersOf(child, `${at}/${escapeToken(key)}`))];
}

/** JSON with the order of keys, exact whole numbers and the sign of zero. */
function shown(value: JsonValue): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'bigint') return `${each}n`;
    return Object.is(each, -0) ? '-0n' : each;
  });
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
}

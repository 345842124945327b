import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { JsonValue } from '../model/json.ts';
import { parseSource, readFast } from './parse-source.ts';
import { splitStream } from './split-stream.ts';

interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly json?: string;
  readonly error?: string;
  readonly strictError?: string;
}

const SUITE = '../shared/conformance/kubernetes-yaml/cases.json';

/** Documents that Kubernetes reads and this reader refuses, each with its reason. */
const REFUSED: Readonly<Record<string, string>> = {};

/** Duplicates that Kubernetes' strict reader does not see: it compares keys before they become strings. */
const UNSEEN_DUPLICATES = ['structure/dup-key-types'];

const isThere = existsSync(SUITE);
if (!isThere) console.warn(`skipped: ${SUITE} is not here`);
const cases = isThere
  ? (JSON.parse(readFileSync(SUITE, 'utf8')) as { readonly cases: readonly Case[] }).cases
  : [];

test.skipIf(!isThere)('every document that Kubernetes refuses is a problem', () => {
  const accepted = cases
    .filter(({ error }) => error !== undefined)
    .filter(({ yaml }) => parseSource({ uri: 'case.yaml', text: yaml }).problems.length === 0);
  expect(accepted.map(({ id }) => id)).toEqual([]);
});

test.skipIf(!isThere)('every other document has the value that Kubernetes gives it', () => {
  const wrong = cases
    .filter(({ error, id }) => error === undefined && REFUSED[id] === undefined)
    .map((each) => ({
      id: each.id,
      got: shown(firstValue(each.yaml)),
      want: shown(fromJson(each.json ?? 'null')),
    }))
    .filter(({ got, want }) => got !== want);
  expect(wrong).toEqual([]);
});

test.skipIf(!isThere)('what is refused deliberately is refused, not read differently', () => {
  const read = Object.keys(REFUSED).filter((id) => {
    const { problems, documents } = parseSource({
      uri: 'case.yaml',
      text: cases.find((each) => each.id === id)?.yaml ?? '',
    });
    return problems.length !== 1 || documents.length > 0;
  });
  expect(read).toEqual([]);
});

test.skipIf(!isThere)('a key that the strict reader finds twice is a duplicate key', () => {
  const wrong = cases.filter(({ error, strictError, yaml, id }) => {
    if (error !== undefined || UNSEEN_DUPLICATES.includes(id)) return false;
    const duplicates = parseSource({ uri: 'case.yaml', text: yaml }).documents[0]?.duplicateKeys ?? [];
    return duplicates.length > 0 !== (strictError !== undefined);
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test.skipIf(!isThere)('the fast reader serves the documents that hold nothing but plain constructs', () => {
  const plain = cases.filter(({ error, yaml }) => error === undefined && !/[&*!%?\t]|<<|^$|^#/.test(yaml));
  const fast = plain.filter(({ yaml }) => {
    const text = yaml.replaceAll(/\r(?!\n)/g, '\n');
    return splitStream(text).some((range) => readFast(`${text}\n`, range) !== undefined);
  });
  expect(plain.length).toBeGreaterThan(700);
  expect(fast.length / plain.length).toBeGreaterThan(0.98);
});

/** The suite reads the first document of a stream only. */
function firstValue(yaml: string): JsonValue | string {
  const { documents, problems } = parseSource({ uri: 'case.yaml', text: yaml });
  return documents[0]?.value ?? (problems[0] === undefined ? null : `problem: ${problems[0].message}`);
}

function fromJson(text: string): JsonValue {
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source: string }) => {
    const isExact =
      typeof value !== 'number' || Number.isSafeInteger(value) || !/^-?[0-9]+$/.test(context?.source ?? '');
    return isExact ? value : BigInt(context?.source ?? '0');
  }) as JsonValue;
}

/** JSON with sorted keys, exact whole numbers and the sign of zero. */
function shown(value: JsonValue): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => shown(item)).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${shown(item)}`).join(',')}}`;
}

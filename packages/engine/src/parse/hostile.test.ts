import { expect, test } from 'vitest';
import { MAX_DEPTH } from './limits.ts';
import { parseSource } from './parse-source.ts';

const MANY = 200_000;

test.each([
  ['a million items', () => '- a\n'.repeat(1_000_000)],
  ['a million items in brackets', () => `[${'a,'.repeat(1_000_000)}]`],
  ['a line of 1 MB', () => `a: ${'x'.repeat(1_000_000)}`],
  ['100,000 keys', () => Array.from({ length: 100_000 }, (_, index) => `k${index}: v`).join('\n')],
  [
    '100,000 keys beside an anchor',
    () => `z: &x 1\n${Array.from({ length: 100_000 }, (_, index) => `k${index}: v`).join('\n')}`,
  ],
  ['the same key 100,000 times', () => 'a: 1\n'.repeat(100_000)],
  ['blank lines', () => `a: 1\n${'\n'.repeat(1_000_000)}b: 2`],
  ['comments', () => `a: 1\n${'# c\n'.repeat(MANY)}b: 2`],
  ['comments and blank lines beside an anchor', () => `a: &x 1\n${'# c\n\n'.repeat(MANY / 4)}b: 2`],
  [
    'texts over many lines',
    () => `a: >\n${'  x\n\n'.repeat(MANY)}b: "${'x\n'.repeat(MANY)}"\nc: x\n${'  x\n'.repeat(MANY)}`,
  ],
  ['aliases', () => `a: &x 1\nl:\n${'- *x\n'.repeat(10_000)}`],
  ['many documents outside ASCII', () => '---\na: é\n'.repeat(50_000)],
  ['nesting in brackets up to the limit', () => `${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}`],
  [
    'nesting by indentation',
    () => Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'),
  ],
  ['brackets in a text', () => `a: &x |\n${'  [[[{{{\n'.repeat(10_000)}`],
])('reads %s', (_what, text) => {
  const { documents, problems } = parseSource({ uri: 'a.yaml', text: text() });
  expect(problems).toEqual([]);
  expect(documents.length).toBeGreaterThan(0);
  expect(documents[0]?.place('/a/0/b').pointer).toBeDefined();
});

test.each([
  ['brackets that open', () => '['.repeat(MANY)],
  ['brackets that open and close', () => '['.repeat(MANY) + ']'.repeat(MANY)],
  ['one level too many in brackets', () => '['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1)],
  ['maps in brackets', () => '{a: '.repeat(MANY)],
  ['a million dashes', () => '- '.repeat(1_000_000)],
  ['indentation', () => Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n')],
  ['question marks', () => '? '.repeat(50_000)],
  ['keys behind keys', () => `${'a: '.repeat(50_000)}\n\n}`],
  ['keys and dashes', () => ` ${'? - '.repeat(50_000)},`],
])('refuses nesting too deep: %s', (_what, text) => {
  const { documents, problems } = parseSource({ uri: 'a.yaml', text: text() });
  expect(documents).toEqual([]);
  expect(problems.map(({ code }) => code)).toEqual(['yaml-too-deep']);
});

test.each([
  ['lists', (level: number) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(10)}]`],
  [
    'merges',
    (level: number) => `a${level + 1}: &a${level + 1}\n  <<: [*a${level}, *a${level}]\n  k${level}: 1`,
  ],
])('refuses an alias bomb of %s', (_what, line) => {
  const text = ['a0: &a0 {k: v}', ...Array.from({ length: 25 }, (_, level) => line(level))].join('\n');
  expect(parseSource({ uri: 'a.yaml', text }).problems.map(({ code }) => code)).toEqual(['yaml-alias-bomb']);
});

test('a merge key that names a map being read is refused', () => {
  expect(parseSource({ uri: 'a.yaml', text: 'a: &a\n  <<: *a\n' }).problems).toHaveLength(1);
});

test.each([
  ['open quotes', () => 'a: "\n'.repeat(20_000)],
  ['open braces', () => 'a: {{\n'.repeat(20_000)],
  ['open templates', () => `a: [\n${'{{ '.repeat(20_000)}`],
  ['bad documents', () => '---\na: [\n'.repeat(5_000)],
  ['tags', () => '!a '.repeat(20_000)],
  ['colons', () => ': '.repeat(20_000)],
  ['NUL', () => '\0'.repeat(100_000)],
  ['long numbers', () => `- ${'1'.repeat(400_000)}\n- .${'1_'.repeat(100_000)}x\n- 0x${'f'.repeat(100_000)}`],
  ['backslashes', () => `a: "${'\\'.repeat(100_001)}`],
])('ends soon on %s', (_what, text) => {
  const { documents, problems } = parseSource({ uri: 'a.yaml', text: text() });
  expect(documents.length + problems.length).toBeGreaterThan(0);
});

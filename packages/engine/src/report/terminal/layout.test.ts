import { describe, expect, test } from 'vitest';
import { displayWidth } from './display-width.ts';
import { markedLine, plainLine } from './marked-line.ts';
import { withoutValue } from './secrecy.ts';
import { makeLineReader, parentsOf, type SourceLines } from './source-lines.ts';
import { count, duration, imperative } from './wording.ts';
import { wrap } from './wrap.ts';
import { pathText } from './excerpt.ts';

test.each([
  ['abc', 3],
  ['日本', 4],
  ['e\u0301', 1],
  ['🚢', 2],
  ['é', 1],
])('%s takes so many columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('prose breaks at spaces, and inside a word only where it must', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k']);
  expect(wrap('日本語日本語', 5)).toEqual(['日本', '語日', '本語']);
  expect(wrap('see https://kubernetes.io/docs/ now', 10)).toEqual([
    'see',
    'https://kubernetes.io/docs/',
    'now',
  ]);
  expect(wrap('', 10)).toEqual(['']);
});

describe('a source line', () => {
  test.each<[string, string, [number, number], number, string, string]>([
    ['is marked where it is at fault', 'a: b', [3, 4], 20, 'a: b', '   ~'],
    ['has its tabs expanded', '\ta:\tb', [4, 5], 20, '    a:  b', '        ~'],
    ['shows what cannot be seen', 'a\u202E: b', [4, 5], 20, String.raw`a\u{202e}: b`, '           ~'],
    ['is marked under wide characters', '日: 本', [3, 4], 20, '日: 本', '    ~~'],
    ['is cut behind the mark', 'key: value and a long rest', [0, 3], 12, 'key: value …', '~~~'],
    [
      'is cut on both sides',
      `${'x'.repeat(50)}key${'y'.repeat(50)}`,
      [50, 53],
      12,
      '…xxxxkeyyyy…',
      '     ~~~',
    ],
    ['is cut inside a long mark', `a: ${'x'.repeat(50)}`, [0, 53], 10, 'a: xxxxxx…', '~~~~~~~~~'],
    ['takes a mark behind its end', 'a:', [9, 12], 20, 'a:', '  '],
  ])('%s', (_, line, [start, end], columns, text, marks) => {
    const { before, marked, after, offset, length } = markedLine(line, { start, end }, columns, '…');
    expect(before + marked + after).toBe(text);
    expect(' '.repeat(offset) + '~'.repeat(length)).toBe(marks);
  });

  test('of a million characters is shown in the width there is', () => {
    const line = `${'😀'.repeat(300_000)}key${'😀'.repeat(300_000)}`;
    for (const start of [0, 1, 599_999, 600_000, 1_200_002]) {
      const { before, marked, after } = markedLine(line, { start, end: start + 3 }, 65, '…');
      expect(displayWidth(before + marked + after)).toBeLessThanOrEqual(65);
      expect((before + marked + after).isWellFormed()).toBe(true);
    }
    expect(displayWidth(plainLine(line, 65, '...'))).toBeLessThanOrEqual(65);
  });
});

describe('the lines above a finding', () => {
  const lines = linesOf(`spec:
  containers:
  # a comment
  - name: web
    image: x

    securityContext:
      privileged: true
  - name: other
---
  stray: 1`);

  test.each([
    ['keys and the item that hold it', 8, [4, 7]],
    ['the key of a list that is not indented', 9, [1, 2]],
    ['nothing above the document', 11, []],
    ['nothing above a root', 1, []],
  ])('are %s', (_, line, parents) => {
    expect(parentsOf(line, lines, 2)).toEqual(parents);
  });

  test('end as YAML says', () => {
    const { line, count } = linesOf('a\r\nb\rc\n');
    expect([count, line(1), line(2), line(3), line(4)]).toEqual([4, 'a', 'b', 'c', '']);
  });
});

test.each([
  ['  password: hunter2 # old', [2, 19], '  password: (not shown) # old', [2, 23]],
  ['{"password": "hunter2"}', [1, 22], '{"password": (not shown)}', [1, 24]],
  ['  - hunter2', [4, 11], '  - (not shown)', [4, 15]],
  ['  - user:hunter2', [4, 16], '  - (not shown)', [4, 15]],
  ['  data:', [2, 6], '  data:', [2, 6]],
])('the value in `%s` can be left out', (line, [start = 0, end = 0], shown, [from, to]) => {
  expect(withoutValue(line, { start, end })).toEqual({ line: shown, mark: { start: from, end: to } });
});

test('words follow numbers', () => {
  expect([count(1, 'file'), count(0, 'file'), count(1_234_567, 'file')]).toEqual([
    '1 file',
    '0 files',
    '1,234,567 files',
  ]);
  expect([58, 999.4, 1234, 59_949, 59_999, 125_000].map(duration)).toEqual([
    '58 ms',
    '999 ms',
    '1.2 s',
    '59.9 s',
    '1 min 0 s',
    '2 min 5 s',
  ]);
});

test('a remedy follows the word `write`', () => {
  expect(imperative('Set `a: b`. It is safe.')).toBe('set `a: b`. It is safe');
  expect(imperative('Write `a: b` there.')).toBe('`a: b` there');
  expect(imperative('`a: b`')).toBe('`a: b`');
  expect(imperative('RBAC rules help.')).toBe('RBAC rules help');
});

test('a path is written as people write it', () => {
  expect(pathText(['spec', 'containers', '0', 'image'])).toBe('spec.containers[0].image');
  expect(pathText(['labels', 'app.kubernetes.io/name'])).toBe('labels["app.kubernetes.io/name"]');
});

function linesOf(text: string): SourceLines {
  const lines = makeLineReader(() => text)('');
  if (lines === undefined) throw new Error('no text');
  return lines;
}

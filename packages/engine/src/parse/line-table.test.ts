import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineTable } from './line-table.ts';

test.each([
  ['', 0, 1, 1],
  ['ab', 2, 1, 3],
  ['a\nb', 2, 2, 1],
  ['a\nb', 1, 1, 2],
  ['a\r\nb', 3, 2, 1],
  ['a\r\nb', 2, 1, 3],
  ['a\rb', 2, 2, 1],
  ['a\n', 2, 2, 1],
  ['\u{1F600}b', 2, 1, 3],
  ['a\nb', 99, 2, 2],
  ['a\nb', -1, 1, 1],
])('in %j offset %d is at line %d, column %d', (text, offset, line, column) => {
  expect(lineTable(text).positionOf(offset)).toEqual({ line, column });
});

test('every offset is as far behind its line as its column says', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', ' ') });
  fc.assert(
    fc.property(texts, (text) => {
      const table = lineTable(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const { line, column } = table.positionOf(offset);
        expect(table.offsetOf(line) + column - 1).toBe(offset);
        expect(line).toBeLessThanOrEqual(table.lineCount());
      }
    }),
  );
});

test('there are as many lines as line ends and one', () => {
  expect(lineTable('a\nb\r\nc\rd').lineCount()).toBe(4);
  expect(lineTable('a\n').offsetOf(9)).toBe(2);
});

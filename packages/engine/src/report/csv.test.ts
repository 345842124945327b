import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../evaluate/finding.ts';
import { csvReport } from './csv.ts';

const plain: Finding = {
  check: 'run-as-root',
  severity: 'medium',
  message: 'm',
  resource: { apiVersion: 'v1', kind: 'Pod', name: 'web' },
  location: { uri: 'a.yaml', line: 3, column: 7, endLine: 3, endColumn: 9, pointer: '' },
  field: '',
  evidence: [],
  fingerprint: '',
};

function csv(...findings: readonly Finding[]): string {
  return [...csvReport({ findings })].join('');
}

function messageCell(message: string): string {
  return (
    csv({ ...plain, message })
      .split('\n')[1]
      ?.slice('medium,run-as-root,a.yaml,3,7,Pod,,web,,'.length) ?? ''
  );
}

test('without findings there is a header', () => {
  expect(csv()).toBe('severity,check,uri,line,column,kind,namespace,name,container,message\n');
});

describe('a cell', () => {
  test.each([
    ['is bare where it can be', 'plain; text', 'plain; text'],
    ['is quoted for a comma', 'a,b', '"a,b"'],
    ['has its quotation marks doubled', 'a "b"', '"a ""b"""'],
    ['holds no line break', 'a\r\nb', String.raw`a\r\nb`],
    ['is no formula with =', '=1+1', "'=1+1"],
    ['is no formula with +', '+1', "'+1"],
    ['is no formula with -', '-1', "'-1"],
    ['is no formula with @', '@a', "'@a"],
    ['is no formula with a tab', '\t=1', String.raw`'\t=1`],
    ['is no formula with a carriage return', '\r=1', String.raw`'\r=1`],
    ['is no formula inside quotes', '=1,"2"', `"'=1,""2"""`],
    ['keeps = elsewhere', 'a=1', 'a=1'],
    ['follows the same rules where it is long', `=${'a'.repeat(40)},"`, `"'=${'a'.repeat(40)},"""`],
    ['keeps a long formula harmless', `=${'a'.repeat(40)}`, `'=${'a'.repeat(40)}`],
  ])('%s', (_, message, cell) => {
    expect(messageCell(message)).toBe(cell);
  });

  test('reads back as what was found, line breaks and formulas aside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (message) => {
        const cell = messageCell(message);
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(read).toBe(/^[=+\-@]./u.test(message) ? `'${message}` : message);
      }),
    );
  });
});

test('a column that repeats the row before is not mixed up', () => {
  const other = { ...plain, resource: { ...plain.resource, namespace: '-x', name: 'db', container: 'c' } };
  expect(csv(plain, other, plain).split('\n').slice(1)).toEqual([
    'medium,run-as-root,a.yaml,3,7,Pod,,web,,m',
    "medium,run-as-root,a.yaml,3,7,Pod,'-x,db,c,m",
    'medium,run-as-root,a.yaml,3,7,Pod,,web,,m',
    '',
  ]);
});

test('many findings come in few chunks', () => {
  const chunks = [...csvReport({ findings: Array.from({ length: 2500 }, () => plain) })];
  expect(chunks.length).toBeLessThan(6);
  expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(256 * 1024);
  expect(chunks.join('').split('\n').length).toBe(2502);
});

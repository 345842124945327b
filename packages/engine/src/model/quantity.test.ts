import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuantity } from './quantity.ts';
import { isZero } from './resources.ts';

test.each([
  ['0', 0],
  ['128', 128],
  ['128Mi', 134_217_728],
  ['128M', 128_000_000],
  ['1.5Gi', 1_610_612_736],
  ['.5', 0.5],
  ['5.', 5],
  ['+1', 1],
  ['-1', -1],
  ['100m', 0.1],
  ['2E', 2e18],
  ['2e3', 2000],
  ['2E3', 2000],
  ['1e-3', 0.001],
  ['0e999', 0],
  ['1k', 1000],
  ['1Ei', 2 ** 60],
])('the quantity %s is %d', (text, amount) => {
  expect(parseQuantity(text)).toBeCloseTo(amount, 12);
});

test.each([
  '',
  ' ',
  '1 Mi',
  '1MB',
  '1mi',
  '1K',
  '1,5',
  '1e',
  '1e1.5',
  '0x10',
  'Mi',
  '.',
  '--1',
  '1Mii',
  '1\n',
])('%j is no quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

const suffixes = [
  '',
  'n',
  'u',
  'm',
  'k',
  'M',
  'G',
  'T',
  'P',
  'E',
  'Ki',
  'Mi',
  'Gi',
  'Ti',
  'Pi',
  'Ei',
  'e2',
  'E-2',
];

test('a quantity is nothing exactly if its digits are', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.nat(999),
      fc.constantFrom(...suffixes),
      fc.constantFrom('', '+', '-'),
      (whole, part, suffix, sign) => {
        expect(isZero(`${sign}${whole}.${part}${suffix}`)).toBe(whole === 0 && part === 0);
        expect(isZero(`${sign}${whole}${suffix}`)).toBe(whole === 0);
      },
    ),
  );
});

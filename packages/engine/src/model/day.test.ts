import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, isDay } from './day.ts';

const millisecondsInDay = 86_400_000;
const earliest = Date.UTC(1970, 0, 1) / millisecondsInDay;
const latest = Date.UTC(9999, 11, 31) / millisecondsInDay;

describe('a day of the calendar', () => {
  test.each(['2026-11-21', '2024-02-29', '2000-02-29', '2026-01-01', '2026-12-31'])('is %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '',
    'today',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-04-31',
    '2026-1-1',
  ])('is not %j', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

test.each([
  ['2026-11-21', '2026-11-21', 0],
  ['2026-11-21', '2026-11-20', -1],
  ['2026-12-31', '2027-01-01', 1],
  ['2024-02-28', '2024-03-01', 2],
  ['1900-02-28', '1900-03-01', 1],
])('from %s to %s it is %i days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

test('the days between two days are those of the calendar', () => {
  const day = fc
    .integer({ min: earliest, max: latest })
    .map((days) => new Date(days * millisecondsInDay).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (from, to) => {
      expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / millisecondsInDay);
    }),
  );
});

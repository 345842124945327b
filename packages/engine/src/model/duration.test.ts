import { expect, test } from 'vitest';
import { parseGoDuration } from './duration.ts';

test.each([
  ['0', 0],
  ['0s', 0],
  ['60s', 60],
  ['1m30s', 90],
  ['1h0m0s', 3600],
  ['500ms', 0.5],
  ['1.5h', 5400],
  ['.5m', 30],
  ['-5s', -5],
  ['+5s', 5],
])('%s is %d seconds', (text, seconds) => {
  expect(parseGoDuration(text)).toBeCloseTo(seconds);
});

test.each([[''], ['60'], ['s'], ['1m 30s'], ['1d'], ['1m30'], ['--5s'], ['-'], ['$(TIMEOUT)']])(
  '%s is no duration',
  (text) => {
    expect(parseGoDuration(text)).toBeUndefined();
  },
);

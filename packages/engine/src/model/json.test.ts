import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameJson, type JsonValue } from './json.ts';

const same: readonly (readonly [JsonValue, JsonValue])[] = [
  [1, 1],
  [null, null],
  [
    { a: 1, b: [2, { c: 'd' }] },
    { b: [2, { c: 'd' }], a: 1 },
  ],
  [[], []],
];
const different: readonly (readonly [JsonValue, JsonValue])[] = [
  [1, '1'],
  [null, {}],
  [[], {}],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1 }, { b: 1 }],
  [{ toString: 1 }, { valueOf: 1 }],
];

test.each(same)('%j says the same as %j', (one, other) => {
  expect(isSameJson(one, other)).toBe(true);
});

test.each(different)('%j does not say the same as %j', (one, other) => {
  expect(isSameJson(one, other)).toBe(false);
});

test('a copy says the same, and the order of keys does not count', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const copy = JSON.parse(JSON.stringify(value), reversed) as JsonValue;
      expect(isSameJson(JSON.parse(JSON.stringify(value)) as JsonValue, copy)).toBe(true);
    }),
  );
});

function reversed(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toReversed());
}

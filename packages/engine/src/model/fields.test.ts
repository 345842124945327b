import { expect, test } from 'vitest';
import { Fields, type Malformed } from './fields.ts';
import type { JsonObject, JsonValue } from './json.ts';

function fieldsOf(object: JsonObject): {
  readonly fields: Fields;
  readonly malformed: Map<string, Malformed>;
} {
  const malformed = new Map<string, Malformed>();
  return { fields: new Fields(object, '', malformed), malformed };
}

/** What is read under a key, and what is noted about it. */
function read<T>(value: JsonValue, how: (fields: Fields) => T): readonly [T, readonly string[]] {
  const { fields, malformed } = fieldsOf({ key: value });
  const got = how(fields);
  return [got, [...malformed.values()].map(({ at, found, expected }) => `${at}: ${found}, not ${expected}`)];
}

test.each<[JsonValue, number | undefined, number]>([
  [0, 0, 0],
  [-0, -0, 0],
  [1000, 1000, 0],
  [2n ** 62n, 2 ** 62, 0],
  [-(2n ** 63n), -(2 ** 63), 0],
  [2n ** 63n, undefined, 1],
  [1e21, undefined, 1],
  [1.5, undefined, 1],
  ['1000', undefined, 1],
  [true, undefined, 1],
  [null, undefined, 0],
])('the whole number in %o is %o', (value, number, notes) => {
  const [got, noted] = read(value, (fields) => fields.integer('key'));
  expect([got, noted.length]).toEqual([number, notes]);
});

test.each<[JsonValue, string | undefined, number]>([
  ['128Mi', '128Mi', 0],
  [' 128Mi ', '128Mi', 0],
  [0.5, '0.5', 0],
  [2n ** 60n, '1152921504606846976', 0],
  [null, '0', 0],
  ['128MB', undefined, 1],
  ['', undefined, 1],
  [true, undefined, 1],
  [[], undefined, 1],
])('the quantity in %o is %o', (value, quantity, notes) => {
  const [got, noted] = read(value, (fields) => fields.quantity('key'));
  expect([got, noted.length]).toEqual([quantity, notes]);
});

test('in lists and maps null is the empty value of the decoder, and a wrong type is noted by its place', () => {
  expect(read(['a', null, 1], (fields) => fields.strings('key'))).toEqual([
    ['a', ''],
    ['/key/2: a number, not a string'],
  ]);
  expect(read([1, null, 'a', 2n ** 63n], (fields) => fields.integers('key'))).toEqual([
    [1, 0],
    ['/key/2: a string, not a whole number', '/key/3: a number, not a whole number'],
  ]);
  expect(read({ a: null, 'b/c': 1, d: 'e' }, (fields) => [...fields.stringMap('key')])).toEqual([
    [
      ['a', ''],
      ['d', 'e'],
    ],
    ['/key/b~1c: a number, not a string'],
  ]);
  expect(read([{}, null, 'a'], (fields) => fields.maps('key').map(({ at }) => at))).toEqual([
    ['/key/0', '/key/1'],
    ['/key/2: a string, not a map'],
  ]);
});

test('a key is never taken from the prototype', () => {
  const { fields, malformed } = fieldsOf({});
  for (const key of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    expect([fields.has(key), fields.string(key), fields.map(key)]).toEqual([false, undefined, undefined]);
  }
  expect(malformed.size).toBe(0);
});

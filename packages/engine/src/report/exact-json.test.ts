import { expect, test } from 'vitest';
import type { JsonValue } from '../model/json.ts';
import { exactJson } from './exact-json.ts';

test.each<[string, JsonValue, string]>([
  ['a whole number beyond 2^53', 9007199254740993n, '9007199254740993'],
  ['the largest unsigned number', 18446744073709551615n, '18446744073709551615'],
  ['negative zero', -0, '-0'],
  ['zero', 0, '0'],
  ['a fraction', 0.1, '0.1'],
  ['a small number', 0.000001, '0.000001'],
  ['a smaller number', 1e-7, '1e-7'],
  ['a large number', 1e20, '100000000000000000000'],
  ['a larger number', 1e21, '1e+21'],
  ['the smallest number', 5e-324, '5e-324'],
  ['nested values', { a: [1n, null, true, 'x'], b: {} }, '{"a":[1,null,true,"x"],"b":{}}'],
  ['an own key that is special to JavaScript', JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
  ['hostile text', { '\u202E': '\u001B\u2028\uD800' }, String.raw`{"\u202e":"\u001b\u2028\ud800"}`],
])('writes %s as Go does', (_, value, json) => {
  expect(exactJson(value)).toBe(json);
});

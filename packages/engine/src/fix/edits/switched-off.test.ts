import { expect, test } from 'vitest';
import type { JsonValue } from '../../model/json.ts';
import { withoutSwitchedOff } from './switched-off.ts';

test.each<readonly [string, JsonValue, JsonValue, JsonValue]>([
  ['that is off is gone', { a: { on: true } }, { a: { on: false } }, { a: {} }],
  ['that is still on stays', { a: { on: true } }, { a: { on: true } }, { a: { on: true } }],
  ['that was off before stays', { a: { on: false } }, { a: { on: false } }, { a: { on: false } }],
  ['that is gone is gone', { a: { on: true } }, { a: {} }, { a: {} }],
  ['that says something else stays', { a: { on: true } }, { a: { on: null } }, { a: { on: null } }],
])('a switch %s', (_, before, now, expected) => {
  expect(withoutSwitchedOff(before, now, [{ op: 'remove', at: '/a/on' }])).toEqual(expected);
});

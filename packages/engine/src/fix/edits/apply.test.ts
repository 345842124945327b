import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edit } from '../../checks/check.ts';
import type { JsonValue } from '../../model/json.ts';
import { escapeToken } from '../../model/pointer.ts';
import { applyEdits } from './apply.ts';

test.each<[string, JsonValue, Edit, JsonValue]>([
  ['sets a field', { a: 1 }, { op: 'set', at: '/a', value: 2 }, { a: 2 }],
  ['makes the maps on the way', {}, { op: 'set', at: '/a/b/c', value: 1 }, { a: { b: { c: 1 } } }],
  ['replaces what is no map', { a: 'x' }, { op: 'set', at: '/a/b', value: 1 }, { a: { b: 1 } }],
  ['appends to a list', { a: [1] }, { op: 'set', at: '/a/-', value: 2 }, { a: [1, 2] }],
  ['replaces an item', { a: [1, 2] }, { op: 'set', at: '/a/0', value: 3 }, { a: [3, 2] }],
  ['leaves no hole in a list', { a: [1] }, { op: 'set', at: '/a/5', value: 2 }, { a: [1] }],
  ['knows no other index', { a: [1] }, { op: 'remove', at: '/a/x' }, { a: [1] }],
  ['removes a field', { a: 1, b: 2 }, { op: 'remove', at: '/a' }, { b: 2 }],
  ['removes an item', { a: [1, 2, 3] }, { op: 'remove', at: '/a/1' }, { a: [1, 3] }],
  ['removes nothing that is not there', { a: { b: 1 } }, { op: 'remove', at: '/a/c/d' }, { a: { b: 1 } }],
  ['leaves a null where nothing is removed inside', { a: null }, { op: 'remove', at: '/a/b' }, { a: null }],
  ['replaces the whole', { a: 1 }, { op: 'set', at: '', value: 2 }, 2],
  ['unescapes', { 'a/b~': 1 }, { op: 'remove', at: '/a~1b~0' }, {}],
])('an edit %s', (_, before, edit, after) => {
  expect(applyEdits(before, [edit])).toEqual(after);
});

test('what was set is there, what was removed is not, and the given value stays', () => {
  const keys = fc.constantFrom('a', 'b/c', '~d', '__proto__', 'constructor');
  fc.assert(
    fc.property(
      fc.dictionary(keys, fc.dictionary(keys, fc.nat())),
      keys,
      keys,
      fc.nat(),
      (value, outer, inner, number) => {
        const before = JSON.stringify(value);
        const at = `/${escapeToken(outer)}/${escapeToken(inner)}`;
        const set = applyEdits(value, [{ op: 'set', at, value: number }]);
        const removed = applyEdits(set, [{ op: 'remove', at }]);
        const read = (from: JsonValue): JsonValue | undefined =>
          [outer, inner].reduce<JsonValue | undefined>(
            (here, key) => Object.getOwnPropertyDescriptor(here ?? {}, key)?.value as JsonValue | undefined,
            from,
          );
        expect([read(set), read(removed), JSON.stringify(value)]).toEqual([number, undefined, before]);
      },
    ),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edit } from '../../checks/check.ts';
import type { JsonValue } from '../../model/json.ts';
import { applyEdits } from './apply.ts';
import { mergeEdits } from './merge-edits.ts';

const set = (at: string, value: JsonValue): Edit => ({ op: 'set', at, value });
const remove = (at: string): Edit => ({ op: 'remove', at });
const unrepeat = (at: string): Edit => ({ op: 'unrepeat', at });

test.each<[string, readonly (readonly Edit[])[], readonly Edit[], number]>([
  ['equal edits are made once', [[set('/a', 1)], [set('/a', 1)]], [set('/a', 1)], 0],
  [
    'different values of one field contradict each other',
    [[set('/a', 1)], [set('/a', 2)]],
    [set('/a', 1)],
    1,
  ],
  ['to set and to remove contradict each other', [[set('/a', 1)], [remove('/a')]], [set('/a', 1)], 1],
  ['what lies in something removed goes with it', [[remove('/a')], [set('/a/b', 1)]], [remove('/a')], 0],
  ['a removal takes what was set inside', [[set('/a/b', 1)], [remove('/a')]], [remove('/a')], 0],
  [
    'settings of one map are joined',
    [[set('/a', { b: 1 })], [set('/a', { c: 2 })]],
    [set('/a', { b: 1, c: 2 })],
    0,
  ],
  [
    'a field is set inside a map that is new',
    [[set('/a', { b: 1 })], [set('/a/c', 2)]],
    [set('/a', { b: 1, c: 2 })],
    0,
  ],
  [
    'a new map takes in a field set before',
    [[set('/a/c', 2)], [set('/a', { b: 1 })]],
    [set('/a', { c: 2, b: 1 })],
    0,
  ],
  ['a field of a new scalar is refused', [[set('/a', 'x')], [set('/a/c', 2)]], [set('/a', 'x')], 1],
  [
    'equal items are added once, others too',
    [[set('/l/-', 1)], [set('/l/-', 1)], [set('/l/-', 2)]],
    [set('/l/-', 1), set('/l/-', 2)],
    0,
  ],
  ['neighbours do not meet', [[set('/ab', 1)], [remove('/a')]], [set('/ab', 1), remove('/a')], 0],
  [
    'a repeated key is dropped beside edits in it',
    [[set('/a/b', 1)], [unrepeat('/a')]],
    [set('/a/b', 1), unrepeat('/a')],
    0,
  ],
  [
    'new lists of different flags become one',
    [
      [{ ...set('/l', [{ name: 'a', value: '1' }]), flags: [{ flag: 'a', value: '1' }] } as Edit],
      [{ ...set('/l', [{ name: 'b', value: '2' }]), flags: [{ flag: 'b', value: '2' }] } as Edit],
    ],
    [
      {
        ...set('/l', [
          { name: 'a', value: '1' },
          { name: 'b', value: '2' },
        ]),
        flags: [
          { flag: 'a', value: '1' },
          { flag: 'b', value: '2' },
        ],
      } as Edit,
    ],
    0,
  ],
  [
    'different values of one flag contradict each other',
    [
      [{ ...set('/w', '--a=1'), flags: [{ flag: 'a', value: '1' }] } as Edit],
      [{ ...set('/w', '--a=2'), flags: [{ flag: 'a', value: '2' }] } as Edit],
    ],
    [{ ...set('/w', '--a=1'), flags: [{ flag: 'a', value: '1' }] } as Edit],
    1,
  ],
  ['a wish is refused whole', [[set('/a', 1)], [set('/b', 1), set('/a', 2)]], [set('/a', 1)], 1],
])('%s', (_, wishes, edits, refused) => {
  const merged = mergeEdits(wishes.map((one) => ({ edits: one })));
  expect(merged.edits.toSorted((a, b) => (a.at < b.at ? -1 : 1))).toEqual(
    edits.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  );
  expect(merged.refused).toHaveLength(refused);
});

test('what is taken is what each wish alone would have made of its own fields', () => {
  const at = fc.constantFrom('/a', '/a/b', '/a/c', '/d', '/d/e/f');
  const value = fc.constantFrom<JsonValue>(1, 2, { b: 1 }, { c: 1 }, { b: 1, c: 2 });
  const edit = fc.oneof(
    fc.record({ op: fc.constant('set' as const), at, value }),
    fc.record({ op: fc.constant('remove' as const), at }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { maxLength: 5 }), (lists) => {
      const wishes = lists.map((edits) => ({ edits }));
      const { edits, refused } = mergeEdits(wishes);
      const pointers = edits.map((one) => one.at);
      expect(new Set(pointers).size).toBe(pointers.length);
      for (const one of pointers) {
        expect(pointers.filter((other) => other.startsWith(`${one}/`))).toEqual([]);
      }
      // Merging what was merged changes nothing, and what was taken alone gives the same.
      const taken = wishes.filter((wish) => !refused.some((one) => one.wish === wish));
      expect(mergeEdits(taken).edits).toEqual(edits);
      const result = applyEdits({ a: { x: 1 }, d: 2 }, edits);
      expect(applyEdits(result, edits)).toEqual(result);
    }),
  );
});

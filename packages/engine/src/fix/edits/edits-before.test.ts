import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edit } from '../../checks/check.ts';
import { applyEdits } from './apply.ts';
import { editsBefore } from './edits-before.ts';

const remove = (at: string): Edit => ({ op: 'remove', at });
const set = (at: string, value: number): Edit => ({ op: 'set', at, value });

test.each<[string, Edit, readonly Edit[], string | undefined]>([
  ['nothing moves without a removal', remove('/l/1'), [set('/a', 1)], '/l/1'],
  ['a position behind a removed one moves back', remove('/l/1/a'), [remove('/l/0')], '/l/2/a'],
  ['one before it stays', remove('/l/0'), [remove('/l/1')], '/l/0'],
  ['several removals add up', remove('/l/1'), [remove('/l/0'), remove('/l/2')], '/l/3'],
  ['other lists do not matter', remove('/l/1'), [remove('/m/0')], '/l/1'],
  ['what may lie in an added item is not told', remove('/l/1/a'), [set('/l/-', 1)], undefined],
])('%s', (_, edit, made, at) => {
  expect(editsBefore([edit], made)).toEqual(at === undefined ? undefined : [{ ...edit, at }]);
});

test('both together make what one after the other makes', () => {
  const index = fc.nat(5);
  fc.assert(
    fc.property(fc.uniqueArray(index, { maxLength: 4 }), index, (removed, place) => {
      const document = { l: [{ a: 0 }, { a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }, { a: 5 }] };
      const first = removed.map((one) => remove(`/l/${one}`));
      fc.pre(place < 6 - removed.length);
      const second = [set(`/l/${place}/b`, 9)];
      const before = editsBefore(second, first) ?? [];
      expect(applyEdits(document, [...before, ...first])).toEqual(
        applyEdits(applyEdits(document, first), second),
      );
    }),
  );
});

import { expect, test } from 'vitest';
import type { Edit } from '../../checks/check.ts';
import { together } from './together.ts';

const set = (at: string, value: Extract<Edit, { op: 'set' }>['value'] = true): Edit => ({
  op: 'set',
  at,
  value,
});
const value = { spec: { containers: [{ name: 'a' }, { name: 'b', securityContext: {} }] } };

test.each<readonly [string, readonly (readonly Edit[])[], readonly (readonly number[])[]]>([
  [
    'that make one map',
    [
      [set('/spec/containers/0/securityContext/a')],
      [set('/spec/x')],
      [set('/spec/containers/0/securityContext/b/c')],
    ],
    [[0, 2], [1]],
  ],
  [
    'that are about a map that is there stay apart',
    [[set('/spec/containers/1/securityContext/a')], [set('/spec/containers/1/securityContext/b')]],
    [[0], [1]],
  ],
  ['of which one sets the map itself', [[set('/spec/s', { a: 1 })], [set('/spec/s/b')]], [[0, 1]]],
  ['that set one scalar stay apart', [[set('/spec/n')], [set('/spec/n')]], [[0], [1]]],
  [
    'that a third one joins',
    [[set('/spec/s/a')], [set('/spec/t/a')], [set('/spec/s/b'), set('/spec/t/b')], [set('/spec/t/c')]],
    [[0, 1, 2, 3]],
  ],
  [
    'that add items stay apart',
    [[set('/spec/containers/-', {})], [set('/spec/containers/-', { name: 'c' })]],
    [[0], [1]],
  ],
  [
    'that remove stay apart',
    [[{ op: 'remove', at: '/spec/q' }], [{ op: 'remove', at: '/spec/q/r' }]],
    [[0], [1]],
  ],
])('wishes %s', (_, edits, expected) => {
  const wishes = edits.map((some, index) => ({ index, edits: some }));
  expect(together(value, wishes).map((group) => group.map(({ index }) => index))).toEqual(expected);
});

import { expect, test } from 'vitest';
import type { Edit } from '../../checks/check.ts';
import { withoutEmptied } from './without-emptied.ts';

const context = '/spec/containers/0/securityContext';
const document = {
  metadata: { annotations: { a: '1', b: '2' } },
  spec: {
    args: ['x'],
    containers: [{ securityContext: { capabilities: { add: ['CHOWN', 'KILL'] } } }],
  },
};

const remove = (at: string): Edit => ({ op: 'remove', at });

test.each<[string, readonly Edit[], readonly Edit[]]>([
  [
    'a list of capabilities without items goes',
    [remove(`${context}/capabilities/add/0`), remove(`${context}/capabilities/add/1`)],
    [remove(`${context}/capabilities/add`)],
  ],
  [
    'one with an item left stays',
    [remove(`${context}/capabilities/add/0`)],
    [remove(`${context}/capabilities/add/0`)],
  ],
  [
    'one that gets an item stays',
    [
      remove(`${context}/capabilities/add/0`),
      remove(`${context}/capabilities/add/1`),
      { op: 'set', at: `${context}/capabilities/add/-`, value: 'X' },
    ],
    [
      remove(`${context}/capabilities/add/0`),
      remove(`${context}/capabilities/add/1`),
      { op: 'set', at: `${context}/capabilities/add/-`, value: 'X' },
    ],
  ],
  [
    'annotations without any go',
    [remove('/metadata/annotations/a'), remove('/metadata/annotations/b')],
    [remove('/metadata/annotations')],
  ],
  ['a list that may mean something empty stays', [remove('/spec/args/0')], [remove('/spec/args/0')]],
])('%s', (_, edits, expected) => {
  expect(withoutEmptied(document, edits)).toEqual(expected);
});

import { expect, test } from 'vitest';
import type { Edit } from '../../checks/check.ts';
import type { JsonValue } from '../../model/json.ts';
import { parseSource } from '../../parse/parse-source.ts';
import { applyTextEdits, type TextEdit } from '../files/text-edit.ts';
import { textEditsOf, type Obstacle } from './edit-document.ts';

type Row = readonly [string, string, readonly Edit[], string];

const ADDED: readonly Row[] = [
  ['at the end of the map', 'a: 1\n', [set('/b', 2)], 'a: 1\nb: 2\n'],
  ['without a line break at the end', 'a: 1', [set('/b', { c: 1 })], 'a: 1\nb:\n  c: 1'],
  ['before blank lines and comments', 'a: 1 # x\n\n# tail\n', [set('/b', 2)], 'a: 1 # x\nb: 2\n\n# tail\n'],
  [
    'behind deeper comments',
    'a:\n  b: 1\n    # c\nd: 1\n',
    [set('/a/e', 2)],
    'a:\n  b: 1\n    # c\n  e: 2\nd: 1\n',
  ],
  ['before a marker', 'a: 1\n---\nb: 1\n', [set('/c', 2)], 'a: 1\nc: 2\n---\nb: 1\n'],
  ['before an end marker', 'a: 1\n...\n', [set('/c', 2)], 'a: 1\nc: 2\n...\n'],
  ['behind a byte order mark', '\uFEFFa: 1\n', [set('/c', 2)], '\uFEFFa: 1\nc: 2\n'],
  ['with returns', 'a:\r\n  b: 1\r\n', [set('/a/c', { d: 1 })], 'a:\r\n  b: 1\r\n  c:\r\n    d: 1\r\n'],
  ['at two ends that are one', 'a:\n  b: 1\n', [set('/c', 1), set('/a/d', 1)], 'a:\n  b: 1\n  d: 1\nc: 1\n'],
  [
    'as far in as others',
    'a:\n    b:\n        c: 1\n',
    [set('/d/e/f', 1)],
    'a:\n    b:\n        c: 1\nd:\n    e:\n        f: 1\n',
  ],
  [
    'where a list is not indented',
    'a:\n- b: 1\n',
    [set('/a/0/c', [{ d: 1 }])],
    'a:\n- b: 1\n  c:\n  - d: 1\n',
  ],
  ['where a list is indented', 'a:\n  - b: 1\n', [set('/c', [{ d: 1 }])], 'a:\n  - b: 1\nc:\n  - d: 1\n'],
  ['in a list where there is none', 'a: 1\n', [set('/b', ['ALL'])], 'a: 1\nb:\n- ALL\n'],
  ['in a list as short lists are', 'a: ["x"]\n', [set('/b', ['ALL'])], 'a: ["x"]\nb: ["ALL"]\n'],
  ['in place of nothing', 'a: # why\nb: 1\n', [set('/a/c', true)], 'a: # why\n  c: true\nb: 1\n'],
  ['in place of an empty map', 'a: {}  # why\nb: 1\n', [set('/a/c', true)], 'a:  # why\n  c: true\nb: 1\n'],
  ['in place of a null item', 'a:\n- null # why\n', [set('/a/0/b', { c: 1 })], 'a:\n- b: # why\n    c: 1\n'],
  ['in an empty document', '--- # why\n{}\n', [set('/a', 1)], '--- # why\na: 1\n'],
  ['in an empty document on the line of its marker', '--- {}\n', [set('/a/b', 1)], '---\na:\n  b: 1\n'],
  ['in a root that is a list', '- a\n- b\n', [set('/-', { x: 1, z: 2 })], '- a\n- b\n- x: 1\n  z: 2\n'],
  [
    'behind wide dashes',
    'a:\n-   b: 1\n',
    [set('/a/-', { c: 1, d: 2 })],
    'a:\n-   b: 1\n-   c: 1\n    d: 2\n',
  ],
  ['in quotes like its neighbours', 'a:\n- "x"\n', [set('/a/-', 'w')], 'a:\n- "x"\n- "w"\n'],
  ['with a key in quotes like all', '"a": 1\n', [set('/b', 'c')], '"a": 1\n"b": c\n'],
  [
    'behind a text that keeps its blank lines',
    'a:\n  b: |+\n    x\n\nc: 1\n',
    [set('/a/d', 1)],
    'a:\n  b: |+\n    x\n\n  d: 1\nc: 1\n',
  ],
  ['in braces', 'a: {b: 1}\n', [set('/a/c', 'x y'), set('/a/d', { e: 1 })], 'a: {b: 1, c: x y, d: {e: 1}}\n'],
  ['in wide braces', 'a: { b: 1 }\n', [set('/a/d', { e: 1 })], 'a: { b: 1, d: { e: 1 } }\n'],
  ['before a trailing comma', 'a: [1, 2,]\n', [set('/a/-', 3)], 'a: [1, 2, 3,]\n'],
  [
    'on a line of its own',
    'a: [\n  1, # one\n  2 # two\n]\n',
    [set('/a/-', 3)],
    'a: [\n  1, # one\n  2, # two\n  3\n]\n',
  ],
  [
    'on a line of its own with its comma',
    'a: [\n  1, # one\n]\n',
    [set('/a/-', 3)],
    'a: [\n  1, # one\n  3,\n]\n',
  ],
  ['in tight JSON', '{"a":{"b":1}}', [set('/a/c', ['x']), set('/d', {})], '{"a":{"b":1,"c":["x"]},"d":{}}'],
  [
    'in JSON on lines',
    '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n',
    [set('/a/c', { d: ['x'] })],
    '{\n\t"a": {\n\t\t"b": 1,\n\t\t"c": {\n\t\t\t"d": [\n\t\t\t\t"x"\n\t\t\t]\n\t\t}\n\t}\n}\n',
  ],
  ['in an empty map of JSON', '{\n  "a": {}\n}\n', [set('/a/b', 1)], '{\n  "a": {\n    "b": 1\n  }\n}\n'],
  [
    'beside a merge key',
    'x: &x {a: 1}\nz:\n  <<: *x\n',
    [set('/z/b', 1)],
    'x: &x {a: 1}\nz:\n  <<: *x\n  b: 1\n',
  ],
  [
    'instead of what a merge key brings in',
    'x: &x {a: 1}\nz:\n  <<: *x\n',
    [set('/z/a', 2)],
    'x: &x {a: 1}\nz:\n  <<: *x\n  a: 2\n',
  ],
  [
    'for every alias of a map at once',
    'x: &x\n  a: 1\nz: *x\n',
    [set('/x/b', 2), set('/z/b', 2)],
    'x: &x\n  a: 1\n  b: 2\nz: *x\n',
  ],
];

const SORTED =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    a: x\n    d: x\n    e: x\n    f: x\n    g: x\n  name: a\nspec:\n  containers:\n  - image: x\n    name: b\n  restartPolicy: Never\n';

const REPLACED: readonly Row[] = [
  [
    'in its quotes',
    `a: "x"\nb: 'x'\nc: x\n`,
    [set('/a', 'no'), set('/b', 'no'), set('/c', 'no')],
    `a: "no"\nb: 'no'\nc: "no"\n`,
  ],
  ['without quotes where it is no text', 'a: "true" # why\n', [set('/a', true)], 'a: true # why\n'],
  ['in the quotes of the file', `a: 'x'\nb: z\n`, [set('/b', '1')], `a: 'x'\nb: '1'\n`],
  ['by several lines', 'a: x\nb: 1\n', [set('/a', 'l\nm\n')], 'a: |\n  l\n  m\nb: 1\n'],
  ['by several lines in brackets', 'a: [x]\n', [set('/a/0', 'l\nm\n')], 'a: ["l\\nm\\n"]\n'],
  ['with its tag', 'a: !!str 5\nb: &b !!int 5\n', [set('/a', true), set('/b', 6)], 'a: true\nb: &b 6\n'],
  ['over several lines', 'a: text\n  more\nb: 1\n', [set('/a', 'x')], 'a: x\nb: 1\n'],
  ['where it stands below its key', 'a: # one\n  b # two\n', [set('/a', 'c')], 'a: # one\n  c # two\n'],
  ['by a scalar', 'a: # one\n- b\nc: 1\n', [set('/a', 'd')], 'a: d # one\nc: 1\n'],
  ['by a map', 'a: # one\n- b\nc: 1\n', [set('/a/0/x', 1), set('/c/d', 1)], 'a: # one\n- x: 1\nc:\n  d: 1\n'],
  ['where only an item changes', 'a:\n- X # why\n', [set('/a', ['ALL', 'B'])], 'a:\n- ALL # why\n- B\n'],
  [
    'where only a key changes',
    'a:\n  b: 1 # one\n  c: 2 # two\n',
    [set('/a', { b: 1, c: 3 })],
    'a:\n  b: 1 # one\n  c: 3 # two\n',
  ],
  ['behind `?`', '? a\n: b\n', [set('/a', 'x')], '? a\n: x\n'],
  ['an alias as a whole', 'x: &x {a: 1}\nz: *x\n', [set('/z', 2)], 'x: &x {a: 1}\nz: 2\n'],
  ['by what it is', 'a: 0x10 # sixteen\n', [set('/a', 16)], 'a: 0x10 # sixteen\n'],
];

const REMOVED: readonly Row[] = [
  ['with its line and its comment', 'a: 1\nb: 2 # why\n# c\nc: 3\n', [remove('/b')], 'a: 1\n# c\nc: 3\n'],
  ['with deeper comments', 'a:\n  b: 1\n\n  # c\nd: 3\n', [remove('/a')], 'd: 3\n'],
  ['and the comment above stays', '# about a\na: 1\nb: 2\n', [remove('/a')], '# about a\nb: 2\n'],
  ['at the end without a line break', 'a: 1\nb: 2\nc: 3', [remove('/b'), remove('/c')], 'a: 1'],
  ['and another comes', 'a: 1\nb: 2', [remove('/b'), set('/c', 3)], 'a: 1\nc: 3'],
  ['as the only key', 'a: # why\n  b: 1\nc: 1\n', [remove('/a/b')], 'a: {} # why\nc: 1\n'],
  ['as the only key below an anchor', 'a: &x\n  b: 1\n', [remove('/a/b')], 'a: &x {}\n'],
  ['as the only key of an item', 'a:\n- b: 1\n- c\n', [remove('/a/0/b')], 'a:\n- {}\n- c\n'],
  ['as the only item', 'a:\n- b\n', [remove('/a/0')], 'a: []\n'],
  ['as the whole root', 'a: 1\nb: 2\n', [remove('/a'), remove('/b')], '{}\n'],
  [
    'and the next key moves to the dash',
    'a:\n  - b: 1\n    c: 2 # q\n',
    [remove('/a/0/b')],
    'a:\n  - c: 2 # q\n',
  ],
  [
    'and the comment between moves to the dash',
    'a:\n- b: 1\n  # c\n  d: 2\n',
    [remove('/a/0/b')],
    'a:\n- # c\n  d: 2\n',
  ],
  [
    'with all keys and another comes',
    '- a: 1\n  b: 2\n',
    [remove('/0/a'), remove('/0/b'), set('/0/c', 1)],
    '- c: 1\n',
  ],
  ['from a list in a list', '- - x\n  - z\n', [remove('/0/0')], '- - z\n'],
  ['first in braces', 'a: {b: 1, c: 2}\n', [remove('/a/b')], 'a: {c: 2}\n'],
  ['last in braces', 'a: { b: 1, c: 2 }\n', [remove('/a/c')], 'a: { b: 1 }\n'],
  ['alone in braces', 'a: { b: 1 }\n', [remove('/a/b')], 'a: {}\n'],
  ['last in brackets on lines', 'a: [\n  1, # one\n  2 # two\n]\n', [remove('/a/1')], 'a: [\n  1 # one\n]\n'],
  [
    'first in brackets on lines',
    'a: [\n  1, # one\n  2 # two\n]\n',
    [remove('/a/0')],
    'a: [\n  2 # two\n]\n',
  ],
  ['from JSON', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n', [remove('/b')], '{\n  "a": 1,\n  "c": 3\n}\n'],
  [
    'beside a merge key',
    'x: &x {a: 1}\nz: {<<: *x, c: 1}\n',
    [remove('/z/c')],
    'x: &x {a: 1}\nz: {<<: *x}\n',
  ],
  ['as the lost one of two', 'a: 1 # lost\nb: 2\na: 3\n', [{ op: 'unrepeat', at: '/a' }], 'b: 2\na: 3\n'],
  ['both of two', 'a: 1\nb: 2\na: 3\n', [remove('/a')], 'b: 2\n'],
  ['where nothing is', 'a: 1\n', [remove('/b/c'), remove('/a/b')], 'a: 1\n'],
];

test.each(ADDED)('what is new stands %s', (_, before, edits, after) => {
  expect(edited(before, edits)).toBe(after);
});

test.each<readonly [string, readonly Edit[], readonly [string, string]]>([
  [
    'between its neighbours',
    [set('/spec/hostPID', true)],
    ['  restartPolicy', '  hostPID: true\n  restartPolicy'],
  ],
  ['behind the last', [set('/spec/z', { b: 1, a: 2 })], ['Never\n', 'Never\n  z:\n    a: 2\n    b: 1\n']],
  ['before the first', [set('/metadata/annotations', {})], ['  labels', '  annotations: {}\n  labels']],
  [
    'before the first behind a dash',
    [set('/spec/containers/0/args', ['x'])],
    ['- image', '- args:\n    - x\n    image'],
  ],
  [
    'where the first goes',
    [remove('/metadata/labels/a'), set('/metadata/labels/b', 'x')],
    ['    a: x', '    b: x'],
  ],
])('where all keys are sorted, a new one stands %s', (_, edits, [old, made]) => {
  expect(edited(SORTED, edits)).toBe(SORTED.replace(old, made));
});

test.each(REPLACED)('a value is replaced %s', (_, before, edits, after) => {
  expect(edited(before, edits)).toBe(after);
});

test.each(REMOVED)('a field is removed %s', (_, before, edits, after) => {
  expect(edited(before, edits)).toBe(after);
});

test.each<readonly [string, string, readonly Edit[], Obstacle]>([
  [
    'is used elsewhere too',
    'x: &base\n  a: 1\nz: *base\nw:\n  <<: *base\n',
    [set('/x/b', 1)],
    {
      at: '/x/b',
      reason: '2 other places use the anchor `base`, and would change too; write the values out there',
    },
  ],
  [
    'is written elsewhere',
    'x: &base\n  a: 1\nz: *base\n',
    [set('/z/a', 2)],
    {
      at: '/z/a',
      reason: '1 other place uses the anchor `base`, and would change too; write the values out there',
    },
  ],
  [
    'takes an anchor away',
    'x: &base\n  a: 1\nz: *base\n',
    [remove('/x')],
    {
      at: '/x',
      reason: '1 other place uses the anchor `base`, and would change too; write the values out there',
    },
  ],
  [
    'comes from a merge key',
    'x: &base\n  a: 1\nz:\n  <<: *base\n',
    [remove('/z/a')],
    {
      at: '/z/a',
      reason: 'a merge key brings it in from another map, from where it cannot be removed for this one alone',
    },
  ],
  [
    'is set twice',
    'a: 1\n',
    [set('/b', 1), set('/b', 2)],
    { at: '/b', reason: 'two fixes want different things of `/b`' },
  ],
  [
    'is set and removed',
    'a: 1\n',
    [set('/a', 2), remove('/a')],
    { at: '/a', reason: 'two fixes want different things of `/a`' },
  ],
  [
    'stands inside what is removed',
    'a: {b: 1}\n',
    [remove('/a'), set('/a/b', 2)],
    { at: '/a/b', reason: 'two fixes want different things of `/a/b`' },
  ],
])('there is an obstacle where a field %s', (_, before, edits, obstacle) => {
  expect(made(before, edits)).toEqual(obstacle);
});

test('equal edits are made once, and what a value has already or adds to it agrees with it', () => {
  expect(edited('a: [x]\n', [set('/a/-', 'z'), set('/a/-', 'z')])).toBe('a: [x, z]\n');
  expect(edited('a: 1\n', [set('/b', { c: 1 }), set('/b/c', 1), set('/b/d', 2)])).toBe(
    'a: 1\nb:\n  c: 1\n  d: 2\n',
  );
});

test('an edit says what stood there, and touches nothing else', () => {
  expect(made('a: 1\nb:\n  c: x # why\n', [set('/b/c', 'z')])).toEqual([
    { start: 13, end: 14, old: 'x', new: 'z' },
  ]);
});

test('edits of two documents of one source go together', () => {
  const source = { uri: 'a.yaml', text: 'a: 1\n---\n# two\nb: {c: 1}\n' };
  const { documents } = parseSource(source);
  const all = documents.flatMap((document, index) => {
    const edits = textEditsOf(source, document, [set('/d', index)]);
    return 'reason' in edits ? [] : edits;
  });
  expect(applyTextEdits(source.text, all)).toBe('a: 1\nd: 0\n---\n# two\nb: {c: 1}\nd: 1\n');
});

function set(at: string, value: JsonValue): Edit {
  return { op: 'set', at, value };
}

function remove(at: string): Edit {
  return { op: 'remove', at };
}

function made(text: string, edits: readonly Edit[]): readonly TextEdit[] | Obstacle {
  const source = { uri: 'a.yaml', text };
  const [document] = parseSource(source).documents;
  if (document === undefined) throw new Error('no document');
  return textEditsOf(source, document, edits);
}

function edited(text: string, edits: readonly Edit[]): string {
  const outcome = made(text, edits);
  return 'reason' in outcome ? outcome.reason : applyTextEdits(text, outcome);
}

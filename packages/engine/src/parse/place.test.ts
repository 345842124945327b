import { expect, test } from 'vitest';
import type { ParsedDocument, Span } from './document.ts';
import { parseSource } from './parse-source.ts';

const MANIFEST = `# a comment
apiVersion: v1
metadata: # of the pod
  name: "web" # quoted
  labels: {app: web, 'tier': front}
spec:
  containers:
  - name: app   # first
    command: [sh, -c]
    args:
      - |
        one
        two

  - {name: two, image: x}
  empty:
  text: >-
    folded
    twice
`;

test.each([
  ['/apiVersion', 'apiVersion: v1', 'v1'],
  ['/metadata', 'metadata', 'name: "web" # quoted\n  labels: {app: web, \'tier\': front}'],
  ['/metadata/name', 'name: "web"', '"web"'],
  ['/metadata/labels', 'labels', "{app: web, 'tier': front}"],
  ['/metadata/labels/tier', "'tier': front", 'front'],
  ['/spec/containers/0', 'name: app', 'name: app   # first\n    command'],
  ['/spec/containers/0/name', 'name: app', 'app'],
  ['/spec/containers/0/command', 'command', '[sh, -c]'],
  ['/spec/containers/0/command/1', '-c', '-c'],
  ['/spec/containers/0/args/0', '|\n        one\n        two', '|\n        one\n        two'],
  ['/spec/containers/1', '{name: two, image: x}', '{name: two, image: x}'],
  ['/spec/empty', 'empty:', ''],
  ['/spec/text', 'text: >-\n    folded\n    twice', '>-\n    folded\n    twice'],
])('the region of %s is its key and a scalar, its key alone, or its first line', (pointer, region, value) => {
  const place = only(MANIFEST).place(pointer);
  expect(place.pointer).toBe(pointer);
  expect(cut(MANIFEST, place.region)).toBe(region);
  expect(cut(MANIFEST, place.value).startsWith(value)).toBe(true);
});

test.each([
  ['/spec/containers/0/securityContext/privileged', '/spec/containers/0'],
  ['/spec/containers/7/name', '/spec/containers'],
  ['/spec/containers/00', '/spec/containers'],
  ['/spec/containers/-', '/spec/containers'],
  ['/apiVersion/x', '/apiVersion'],
  ['/nowhere', ''],
])('%s leads to its deepest node that exists', (pointer, found) => {
  expect(only(MANIFEST).place(pointer).pointer).toBe(found);
});

test.each([
  ['yes: 1\n', '/true', 'yes: 1'],
  ['yes: 1\n', '/yes', undefined],
  ["'yes': 1\n", '/yes', "'yes': 1"],
  ['True: 1\n', '/true', 'True: 1'],
  ['0x10: 1\n', '/16', '0x10: 1'],
  ['0x10: 1\n', '/0x10', undefined],
  ['spec: 1\n"spec": 2\n', '/spec', '"spec": 2'],
  ['"spec": 1\nspec: 2\n', '/spec', 'spec: 2'],
  ['{"spec": 1, "specs": 2}\n', '/specs', '"specs": 2'],
])('in %j the key of %s is found by what it means, the last of equal ones', (text, pointer, expected) => {
  const { pointer: found, region: where } = only(text).place(pointer);
  expect(found === '' ? undefined : cut(text, where)).toBe(expected);
});

test('the way to one pointer does not lead another astray', () => {
  const { place } = only(MANIFEST);
  for (const pointer of [
    '/spec/containers/0/name',
    '/spec',
    '/spec/containers/1/name',
    '/spec/empty/x',
    '/spec/none/x/y',
    '/spec/none/z',
    '/spec/nonesuch',
    '/metadata/name',
    '',
  ]) {
    expect(place(pointer)).toEqual(only(MANIFEST).place(pointer));
  }
});

test('the region of a root is its first line, or the text of a scalar', () => {
  expect(region('a: 1 # c\nb: 2\n', '')).toBe('a: 1');
  expect(region('- - a # c\n  - b\n', '')).toBe('- - a');
  expect(region('"a\n b"\n', '')).toBe('"a\n b"');
  expect(region('- run: |  # c\n    x\n', '/0')).toBe('run: |');
  expect(region('- a: "x # y" # c\n  b: 1\n', '/0')).toBe('a: "x # y"');
  expect(region('- a:   # c\n    b: 1\n', '/0')).toBe('a:');
  expect(region('- [a, # c\n   b]\n', '/0')).toBe('[a,');
});

test('of duplicate keys the last counts', () => {
  const text = 'a: 1\nb: 2\na: 3\n"a": 4\n';
  const document = only(text);
  expect(document.value).toEqual({ a: 4, b: 2 });
  expect(cut(text, document.place('/a').region)).toBe('"a": 4');
  expect(document.duplicateKeys.map(({ at, last, lost }) => [at, last.start, lost.start])).toEqual([
    ['/a', 15, 0],
    ['/a', 15, 10],
  ]);
});

test('a duplicate key in a list is named by its pointer', () => {
  expect(only('l:\n- a/b: 1\n  a/b: 2\n').duplicateKeys[0]?.at).toBe('/l/0/a~1b');
});

test('what an alias or a merge key brings in is placed where it is written', () => {
  const text = 'x: &x\n  a: 1\n  b: [2]\nw: *x\nz:\n  <<: *x\n  c: 3\n';
  const document = only(text);
  expect(document.value).toEqual({ x: { a: 1, b: [2] }, w: { a: 1, b: [2] }, z: { a: 1, b: [2], c: 3 } });
  for (const pointer of ['/x/a', '/w/a', '/z/a'])
    expect(cut(text, document.place(pointer).region)).toBe('a: 1');
  for (const pointer of ['/w/b/0', '/z/b/0']) expect(cut(text, document.place(pointer).region)).toBe('2');
  expect(document.place('/z/b/0').pointer).toBe('/z/b/0');
  expect(cut(text, document.place('/z/c').region)).toBe('c: 3');
});

test('a merge of what was merged is placed where it is written', () => {
  const text = 'a: &a {k: 1}\nb: &b\n  <<: [*a]\nc:\n  <<: *b\n';
  expect(cut(text, only(text).place('/c/k').region)).toBe('k: 1');
});

test('pointers are unescaped, and keys of every style are found by their names', () => {
  const text = '"a/b": 1\n\'c~d\': 2\nyes: 3\n0x10: 4\n"\\u0065": 5\n';
  const document = only(text);
  expect(document.place('/a~1b').pointer).toBe('/a~1b');
  expect(cut(text, document.place('/c~0d').value)).toBe('2');
  expect(cut(text, document.place('/true').region)).toBe('yes: 3');
  expect(cut(text, document.place('/16').region)).toBe('0x10: 4');
  expect(cut(text, document.place('/e').value)).toBe('5');
});

test('a place stays right while other sources are read', () => {
  const first = only(MANIFEST);
  const texts = Array.from({ length: 500 }, (_, index) => `k${index}: [${'v, '.repeat(100)}]\n`);
  const others = texts.map(only);
  expect(cut(MANIFEST, first.place('/metadata/name').region)).toBe('name: "web"');
  for (const [index, other] of others.entries())
    expect(cut(texts[index] ?? '', other.place(`/k${index}/99`).value)).toBe('v');
});

test('offsets count from the start of the file in every document and with every line end', () => {
  const text = '\uFEFFa: 1\r\n---\r\nb:\r\n- é: x\r\n---\r\nc: &x 1\r\n';
  const { documents } = parseSource({ uri: 'a.yaml', text });
  expect(documents.map(({ place }) => cut(text, place('').region))).toEqual(['a: 1', 'b:', 'c: &x 1']);
  expect(cut(text, documents[1]?.place('/b/0/é').region ?? { start: 0, end: 0 })).toBe('é: x');
});

function only(text: string): ParsedDocument {
  const { documents, problems } = parseSource({ uri: 'a.yaml', text });
  expect(problems).toEqual([]);
  const [document] = documents;
  if (document === undefined) throw new Error('no document');
  return document;
}

function region(text: string, pointer: string): string {
  return cut(text, only(text).place(pointer).region);
}

function cut(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

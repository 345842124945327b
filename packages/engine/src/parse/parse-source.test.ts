import { expect, test } from 'vitest';
import type { JsonValue } from '../model/json.ts';
import type { ParsedSource } from './document.ts';
import { parseSource } from './parse-source.ts';

test.each<[string, string, readonly JsonValue[]]>([
  ['one document', 'a: 1\n', [{ a: 1 }]],
  ['no line end at the end', 'a: 1', [{ a: 1 }]],
  ['several documents', 'a: 1\n---\nb: 2\n--- # c\nc: 3\n', [{ a: 1 }, { b: 2 }, { c: 3 }]],
  ['a marker first', '---\na: 1\n', [{ a: 1 }]],
  ['empty documents', '---\n---\n# only this\n---\na: 1\n---\n\n', [{ a: 1 }]],
  ['an empty file', '', []],
  ['only comments', '# a\n\n  # b', []],
  ['an end marker', 'a: 1\n...\n---\nb: 2\n...\n', [{ a: 1 }, { b: 2 }]],
  ['an end marker without a start', 'a: 1\n...\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['directives', '%YAML 1.1\n---\na: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  ['a byte order mark', '\uFEFF---\na: 1\n', [{ a: 1 }]],
  ['line ends of Windows', 'a: 1\r\n---\r\nb: |\r\n  x\r\n  y\r\n', [{ a: 1 }, { b: 'x\ny\n' }]],
  ['line ends of old', 'a: 1\r---\rb: 2\r', [{ a: 1 }, { b: 2 }]],
  ['content behind a marker', '--- {a: 1}\n--- text\n', [{ a: 1 }, 'text']],
  ['three dashes in a text', 'a: |\n  ---\n  b\nc: ---x\n', [{ a: '---\nb\n', c: '---x' }]],
  ['JSON', '{\n\t"a": [1, 2.5, "x", null, true],\n\t"b": {}\n}\n', [{ a: [1, 2.5, 'x', null, true], b: {} }]],
  ['JSON values one behind the other', '{"a": 1}\n{"a": 2} {"a": 3}', [{ a: 1 }, { a: 2 }, { a: 3 }]],
  ['escapes that only JSON has', '{"a": "\\/ \\ud83d\\ude00 \\ud83d"}', [{ a: '/ \u{1F600} \uFFFD' }]],
  ['JSON between markers', '{"a": 1}\n---\n{"b": 2}\n', [{ a: 1 }, { b: 2 }]],
])('reads %s', (_what, text, values) => {
  const { documents, problems, templates } = parseSource({ uri: 'a.yaml', text });
  expect(problems).toEqual([]);
  expect(templates).toBe(0);
  expect(documents.map(({ value }) => value)).toEqual(values);
});

test.each<[string, number, string, string]>([
  ['a: b: c\n', 3, 'yaml-syntax', 'A second `: `'],
  ['a:\n\tb: 1\n', 3, 'yaml-syntax', 'indent with spaces'],
  ['a: "b\n', 6, 'yaml-syntax', 'add the missing `"`'],
  ["a: 'b\n", 6, 'yaml-syntax', "add the missing `'`"],
  ['a: [1, 2\n', 3, 'yaml-syntax', 'add the missing `]`'],
  ['a: {b: 1\n', 3, 'yaml-syntax', 'add the missing `}`'],
  ['a: @b\n', 3, 'yaml-syntax', 'put it in quotes'],
  ['a: %b\n', 3, 'yaml-syntax', 'put it in quotes'],
  ['a: *b\n', 3, 'yaml-refused', 'No anchor `b`'],
  ['a: */5 * * * *\n', 7, 'yaml-syntax', 'in quotes'],
  ['a: .inf\n', 3, 'yaml-refused', 'no infinity'],
  ['~: v\n', 0, 'yaml-refused', 'A key cannot be null'],
  ['a: &x [*x]\n', 7, 'yaml-refused', 'holds itself'],
  ['a: "\\q"\n', 4, 'yaml-syntax', 'escape'],
  ['a: b\u0001c\n', 4, 'yaml-refused', 'U+0001'],
  ['a: \uD800\n', 3, 'yaml-refused', 'U+D800'],
  ['%YAML 1.2\n---\na: 1\n', 0, 'yaml-refused', 'YAML 1.1'],
  ['a: !!int x\n', 9, 'yaml-refused', '`!!int`'],
  ['a:\n  <<: 1\n', 5, 'yaml-refused', 'merge key'],
])('%j is a problem at offset %d: %s, %s', (text, offset, code, message) => {
  const { documents, problems } = parseSource({ uri: 'a.yaml', text });
  expect(documents).toEqual([]);
  expect(problems).toEqual([{ code, offset, message: expect.stringContaining(message) }]);
});

test('a document that cannot be read does not keep the others from being read', () => {
  const { documents, problems } = parseSource({ uri: 'a.yaml', text: 'a: 1\n---\nb: [\n---\nc: 3\n' });
  expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 3 }]);
  expect(problems.map(({ offset }) => offset)).toEqual([12]);
});

test.each([
  'a: {{ .Values.a }}: b\n',
  '{{- if .Values.a }}\na: 1\n{{- end }}\n',
  '{% if a %}\na: 1\n{% endif %}\n',
])('a template that is no YAML is counted and no problem: %j', (text) => {
  const { documents, problems, templates } = parseSource({ uri: 'a.yaml', text: `${text}---\nb: 1\n` });
  expect([documents.map(({ value }) => value), problems, templates]).toEqual([[{ b: 1 }], [], 1]);
});

test('a template that is YAML is read', () => {
  const { documents, templates } = parseSource({ uri: 'a.yaml', text: 'a: "{{ .Values.a }}"\n' });
  expect([documents.length, templates]).toEqual([1, 0]);
});

test('keys never touch a prototype', () => {
  for (const text of [
    '__proto__: {a: 1}\n',
    '{__proto__: {a: 1}}',
    '"__proto__": &x {a: 1}\n',
    'b: &x {__proto__: {a: 1}}\n__proto__: {a: 1}\n<<: *x\n',
  ]) {
    const value = firstValue(parseSource({ uri: 'a.yaml', text }));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, '__proto__')?.value).toEqual({ a: 1 });
  }
});

test('whole numbers beyond 2^53 stay exact', () => {
  const value = firstValue(
    parseSource({ uri: 'a.yaml', text: 'a: 9007199254740993\nb: 9007199254740991\n' }),
  );
  expect(value).toEqual({ a: 9007199254740993n, b: 9007199254740991 });
});

test('a document spans from its marker to the next', () => {
  const { documents } = parseSource({ uri: 'a.yaml', text: 'a: 1\n---\nb: 2\n' });
  expect(documents.map(({ span }) => span)).toEqual([
    { start: 0, end: 5 },
    { start: 5, end: 14 },
  ]);
});

function firstValue({ documents }: ParsedSource): JsonValue {
  return documents[0]?.value ?? null;
}

test.each([
  ['metadata: {name: x\nspec: {}\n', 19, 'A bracket that was opened before'],
  ['a: [1, 2\nb: 3\n', 9, 'A bracket that was opened before'],
  ['a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n', 5, 'Conflict markers'],
  ['{"a": 1\n "b": 2}\n', 6, 'A comma is missing'],
  ['a: `x`\n', 3, 'cannot start with a backtick'],
])('a common slip is called by its name: %j', (text, offset, words) => {
  const [problem] = parseSource({ uri: '', text }).problems;
  expect(problem).toMatchObject({ offset });
  expect(problem?.message).toContain(words);
});

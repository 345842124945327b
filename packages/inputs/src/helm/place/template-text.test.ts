import fc from 'fast-check';
import { expect, test } from 'vitest';

import { templateText } from './template-text.ts';
import { referencesIn } from './value-references.ts';

const text = `a: 1
{{- with .Values.web }}
b: {{ .name }}
{{- range $k, $v := .list }}
c: {{ . }} {{ $.Values.d }}
{{- end }}
{{- else }}
e: {{ .Values.f }}
{{- end }}
{{- define "x" }}
{{- $g := .Values.g }}
h: {{ $g.i }}
{{- end }}
`;

test('a line knows the blocks that are open, and what names in it mean', () => {
  const lines = templateText(text, []).lines.map(({ text: line, opened, actions }) => [
    line.trim(),
    opened.map(({ keyword, isOtherwise }) => (isOtherwise ? `not ${keyword}` : keyword)).join(' '),
    actions
      .flatMap(({ action, scope }) => referencesIn(action.body, scope).map((path) => path.join('.')))
      .join(' '),
  ]);
  expect(lines.filter(([line]) => !line?.startsWith('{{-'))).toEqual([
    ['a: 1', '', ''],
    ['b: {{ .name }}', 'with', 'web.name'],
    ['c: {{ . }} {{ $.Values.d }}', 'with range', 'd'],
    ['e: {{ .Values.f }}', 'not else', 'f'],
    ['h: {{ $g.i }}', 'define', 'g.i'],
    ['', '', ''],
  ]);
});

test('whatever a template holds, it has lines that make up its text', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    'end',
    'if ',
    'with .a',
    '- ',
    '\n',
    '\r\n',
    ' ',
    '"',
    'else',
    '$x := .b',
    'é',
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (any) => {
        const { lines } = templateText(any, []);
        expect(lines.map(({ start, next }) => any.slice(start, next)).join('')).toBe(any);
      },
    ),
  );
});

import { expect, test } from 'vitest';

import { temporaryFolder } from '../../test/temporary-folder.ts';
import { isHelmMissing, renderedIn } from './rendering.fixture.ts';

// oxlint-disable-next-line no-console
if (isHelmMissing) console.warn('skipped: helm is not on the PATH');

/** Bodies of a ConfigMap's `data`; each literal `at-…` stands once in a template, and wherever it is rendered it leads there. */
const bodies: Readonly<Record<string, string>> = {
  'plain lines': '  a: at-1\n  b: at-2\n',
  'Windows line ends': '  a: at-1\r\n  b: at-2\r\n',
  'conditions that trim': '  {{- if true }}\n  a: at-1\n  {{- else }}\n  b: at-2\n  {{- end }}\n  c: at-3\n',
  'conditions that trim to the right': '  {{ if true -}}\n  a: at-1\n  {{ end -}}\n  c: at-3\n',
  'a line that goes on after an action': '  a: at-1\n  {{- if true }}-more{{ end }}\n  b: at-2\n',
  loops: '  {{- range $i := until 3 }}\n  a{{ $i }}: at-1\n  b{{ $i }}: at-2\n  {{- end }}\n  c: at-3\n',
  'text blocks': '  a: |\n    at-1\n    at-2 {{ .Release.Name }}\n\n    at-3\n  b: >-\n    at-4\n    at-5\n',
  'text over several lines': '  a: at-1\n    at-2\n  b: "at-3\n    at-4"\n  c: at-5\n',
  'flow style': '  a: "{at-1: [at-2,\n    at-3]}"\n  b: at-4\n',
  comments:
    '  # at-1\n  a: at-2 # at-3\n  {{/* at-4 }} */}}\n  b: at-5\n  {{- /* at-6\n  at-7 */}}\n  c: at-8\n',
  'strings with braces': '  a: {{ "at-1 }} x" | quote }}\n  b: {{ `at-2 {{` | quote }}\n  c: at-3\n',
  'actions over several lines': '  a: {{ list "at-1"\n    "b" | join "-" }}\n  b: at-2\n',
  'values as YAML': '  a: at-1\n  {{- toYaml .Values.map | nindent 2 }}\n  b: at-2\n',
  'templates in values': '  {{- tpl .Values.text . | nindent 2 }}\n  b: at-2\n',
  files: '  {{- (.Files.Glob "files/*").AsConfig | nindent 2 }}\n  b: at-2\n',
  'named templates': '  {{- include "lines" . | nindent 2 }}\n  b: at-2\n',
  'named templates that are put in': '  a: at-1\n{{ template "lines" . }}\nb: at-2\n',
  'named templates in named templates': '  {{- include "outer" . | nindent 2 }}\n  b: at-2\n',
  'named templates with values':
    '  a: {{ include "value" . }}-x\n  b: {{ include "value" . | upper | quote }} # at-3\n  c: {{ if eq (include "value" .) "val" }}at-4{{ end }}\n',
  'digests of other templates':
    '  a: {{ include (print $.Template.BasePath "/other.txt") . | sha256sum }}\n  b: at-2\n',
  'several documents':
    '  a: at-1\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: b # at-2\n--- \n# at-3\n---\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: c} # at-4\n',
  'marks of our own': '  a: "x #~p12~" # at-1\n  b: qz1zq # at-2\n',
  'no end of line': '  a: at-1\n  b: at-2',
};

const helpers = `{{- define "value" -}}
{{- if true }}
{{- "val" | trunc 3 }}
{{- else }}
no
{{- end }}
{{- end }}
{{- define "lines" -}}
x: at-91
{{- if true }}
y: at-92
{{- end }}
z: {{ include "value" . }} # at-93
{{- end }}
{{- define "outer" -}}
w: at-94
{{ include "lines" . }}
{{- end }}
`;

test.skipIf(isHelmMissing).each(Object.entries(bodies))(
  'a rendered line leads to the line that it is written in: %s',
  async (_, body) => {
    const template = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n${body}`;
    const texts: Readonly<Record<string, string>> = {
      'c/templates/a.yaml': template,
      'c/templates/_helpers.tpl': helpers,
    };
    const { rendered, problems } = await renderedIn(
      temporaryFolder({
        ...texts,
        'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.1.0\n',
        'c/values.yaml': 'map: {m: 1, n: {o: 2}}\ntext: "p: 1\\nq: {{ .Release.Name }}"\n',
        'c/files/one.txt': 'a\nb\n',
        'c/templates/other.txt': '{{/* nothing */}}',
      }),
    );
    expect(problems).toEqual([]);
    const lines = Object.entries(texts).flatMap(([uri, text]) =>
      text.split('\n').map((line, index) => ({
        uri,
        line: index + 1,
        words: [...line.matchAll(/at-\d+/gu)].map(([word]) => word),
      })),
    );
    let compared = 0;
    for (const { source, origin } of rendered) {
      for (const [index, line] of source.text.split('\n').entries()) {
        for (const word of line.match(/at-\d+/gu) ?? []) {
          const written = lines.find(({ words }) => words.includes(word));
          expect(origin.lineOf(index + 1), `${word} in ${line}`).toEqual({
            uri: written?.uri,
            line: written?.line,
          });
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(0);
  },
);

import type { Change, Edit, JsonValue } from '@plimsoll/engine';
import { describe, expect, test } from 'vitest';

import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { isHelmMissing, renderedIn } from '../rendering.fixture.ts';
import { boat } from './boat.fixture.ts';
import { prove, type Wanted } from './proving.fixture.ts';

// oxlint-disable-next-line no-console
if (isHelmMissing) console.warn('skipped: helm is not on the PATH');

const web = 'boat/templates/web.yaml';
const prod = `${web}#values-prod.yaml`;
const plain = `${web}#values.yaml`;
const pod = '/spec/template/spec';
const first = `${pod}/containers/0`;
const helper = `${pod}/containers/1`;

const set = (at: string, value: JsonValue): Edit => ({ op: 'set', at, value });
const remove = (at: string): Edit => ({ op: 'remove', at });

/** Edits wanted of a document in both variants of the chart. */
function inBoth(file: string, edits: readonly Edit[], document = 0): readonly Wanted[] {
  return ['values.yaml', 'values-prod.yaml'].map((variant) => ({
    uri: `${file}#${variant}`,
    document,
    edits,
  }));
}

const inWeb = (...edits: readonly Edit[]): readonly Wanted[] => inBoth(web, edits);
const crew = (...edits: readonly Edit[]): readonly Wanted[] =>
  [0, 1].flatMap((document) => inBoth('boat/templates/crew.yaml', edits, document));
const sail = (...edits: readonly Edit[]): readonly Wanted[] =>
  inBoth('boat/charts/sail/templates/pod.yaml', edits);
const oar = (...edits: readonly Edit[]): readonly Wanted[] =>
  inBoth('boat/charts/oar/templates/pod.yaml', edits);

/** A change in short: the file, and the edits or the text that is put in place of another. */
function said(change: Change): readonly string[] {
  switch (change.kind) {
    case 'fields':
      return change.edits.map(
        (edit) =>
          `${change.uri} ${edit.op} ${edit.at}${edit.op === 'set' ? ` ${JSON.stringify(edit.value)}` : ''}`,
      );
    case 'text':
      return change.edits.map(
        (edit) => `${change.uri} ${JSON.stringify(edit.old)} -> ${JSON.stringify(edit.new)}`,
      );
    default:
      return [`${change.uri} otherwise`];
  }
}

const values = 'boat/values.yaml';
const live = 'boat/values-prod.yaml';
const helpers = 'boat/templates/_helpers.tpl';

type Row = readonly [rule: string, wanted: readonly Wanted[], expected: readonly string[]];

const inValues: readonly Row[] = [
  [
    'a scalar that the template takes from values',
    inWeb(set('/spec/replicas', 4)),
    [`${live} set /replicas 4`, `${values} set /replicas 4`],
  ],
  [
    'a part of a text that values make',
    crew(set('/spec/containers/0/image', 'registry.example.com/boat:1.1')),
    [`${values} set /image/tag "1.1"`],
  ],
  [
    'text stays text only where the rendering asks for it',
    inWeb(set(`${pod}/shareProcessNamespace`, false)),
    [`${values} set /shareProcesses false`],
  ],
  [
    'a key of a map that a template prints whole',
    inWeb(set('/metadata/labels/tier', 'front')),
    [`${values} set /web/labels/tier "front"`],
  ],
  [
    'a key of a map that goes through tpl',
    inWeb(set('/metadata/annotations/more', 'x')),
    [`${values} set /annotations/more "x"`],
  ],
  [
    'several keys of an empty map that a template prints with `with`',
    inWeb(
      set(`${pod}/securityContext/runAsNonRoot`, true),
      set(`${pod}/securityContext/seccompProfile/type`, 'RuntimeDefault'),
    ),
    [`${values} set /podSecurityContext {"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}}`],
  ],
  [
    'a map that no values have, in a named template for several workloads',
    crew(set('/spec/containers/0/securityContext/allowPrivilegeEscalation', false)),
    [`${values} set /securityContext {"allowPrivilegeEscalation":false}`],
  ],
  [
    'a map of maps that is printed whole',
    inWeb(set(`${first}/securityContext/runAsNonRoot`, true)),
    [`${values} set /web/containerSecurityContext/runAsNonRoot true`],
  ],
  [
    'what is printed only if a value says so',
    inWeb(set(`${first}/securityContext/seccompProfile/type`, 'RuntimeDefault')),
    [`${values} set /web/containerSecurityContext/seccompProfile {"type":"RuntimeDefault"}`],
  ],
  [
    'an item is taken out of the list that is printed whole',
    inWeb(remove(`${first}/securityContext/capabilities/add/1`)),
    [`${values} remove /web/containerSecurityContext/capabilities/add/1`],
  ],
  [
    'a list is taken out of the map that is printed whole',
    inWeb(remove(`${first}/securityContext/capabilities/add`)),
    [`${values} remove /web/containerSecurityContext/capabilities/add`],
  ],
  [
    'a key that only a variant has',
    [{ uri: prod, document: 0, edits: [remove(`${first}/securityContext/privileged`)] }],
    [`${live} remove /web/containerSecurityContext/privileged`],
  ],
  [
    'another value of a key that only a variant has',
    [{ uri: prod, document: 0, edits: [set(`${first}/securityContext/privileged`, false)] }],
    [`${live} set /web/containerSecurityContext/privileged false`],
  ],
  [
    'a literal field that a condition keeps away comes with it',
    inWeb(set(`${pod}/priorityClassName`, 'guarded')),
    [`${values} set /guard/enabled true`],
  ],
  [
    'a literal field under a condition goes away with it',
    inWeb(remove(`${first}/stdin`)),
    [`${values} set /web/debug false`],
  ],
  [
    'a field that only one variant prints',
    [{ uri: plain, document: 0, edits: [remove(`${pod}/hostPID`)] }],
    [`${values} set /hostPID false`],
  ],
  [
    'a switch that is printed whatever it says is switched off',
    inWeb(remove(`${pod}/hostNetwork`)),
    [`${values} set /hostNetwork false`],
  ],
  [
    'an item of a list that is empty so far',
    inWeb(set(`${pod}/volumes/-`, { name: 'tmp', emptyDir: {} })),
    [`${web} "" -> "        - name: tmp\\n          emptyDir: {}\\n"`],
  ],
  [
    'a value of a subchart that the parent gives',
    sail(set('/spec/containers/0/securityContext/runAsUser', 1000)),
    [`${values} set /sail/user 1000`],
  ],
  [
    'a value of a subchart that nobody gives yet',
    sail(set('/spec/containers/0/securityContext/runAsGroup', 1000)),
    [`${values} set /sail/group 1000`],
  ],
  [
    'a map of a subchart that nobody fills yet',
    sail(set('/spec/containers/0/resources/limits/memory', '64Mi')),
    [`${values} set /sail/limits/memory "64Mi"`],
  ],
];

const inTemplates: readonly Row[] = [
  [
    'a literal is replaced, its comment stays',
    inWeb(set(`${first}/image`, 'registry.example.com/web:1.1')),
    [`${web} " registry.example.com/web:1.0" -> " \\"registry.example.com/web:1.1\\""`],
  ],
  [
    'a literal keeps its quotes',
    inWeb(set(`${first}/imagePullPolicy`, 'IfNotPresent')),
    [`${web} " 'Always'" -> " 'IfNotPresent'"`],
  ],
  [
    'a key goes into a map that is written there',
    inWeb(set(`${helper}/securityContext/allowPrivilegeEscalation`, false)),
    [`${web} "" -> "            allowPrivilegeEscalation: false\\n"`],
  ],
  [
    'a map goes below its neighbours',
    inWeb(set(`${helper}/resources/limits/memory`, '64Mi')),
    [`${web} "" -> "          resources:\\n            limits:\\n              memory: 64Mi\\n"`],
  ],
  [
    'a named template is changed for all that include it',
    crew(set('/spec/containers/0/terminationMessagePolicy', 'FallbackToLogsOnError')),
    [`${helpers} "" -> "terminationMessagePolicy: FallbackToLogsOnError\\n"`],
  ],
  [
    'a line is removed',
    inWeb(remove(`${helper}/securityContext/privileged`)),
    [`${web} "            privileged: true\\n" -> ""`],
  ],
  [
    'an item of a list is removed with all its lines',
    inWeb(remove(`${pod}/volumes/0`)),
    [`${web} "        - name: socket\\n          hostPath:\\n            path: /run/docker.sock\\n" -> ""`],
  ],
  [
    'a list of one line is replaced',
    inWeb(set(`${helper}/securityContext/capabilities/drop`, ['ALL'])),
    [`${web} " [NET_RAW]" -> "\\n                - ALL"`],
  ],
  [
    'an item goes to the end of a list of one line',
    inWeb(set(`${helper}/securityContext/capabilities/drop/-`, 'ALL')),
    [`${web} "" -> ", ALL"`],
  ],
  [
    'an empty map is filled, in a chart of the same repository',
    oar(set('/spec/containers/0/securityContext/runAsNonRoot', true)),
    ['boat/charts/oar/templates/pod.yaml " {}" -> "\\n        runAsNonRoot: true"'],
  ],
];

const nowhere: readonly Row[] = [
  [
    'a template of a chart that others publish',
    sail(set('/spec/containers/0/securityContext/privileged', false)),
    [],
  ],
  [
    'a field of one of two documents that one line prints',
    inBoth('boat/templates/crew.yaml', [set('/spec/containers/0/imagePullPolicy', 'Always')]),
    [],
  ],
  ['a text that several values make in another way', crew(set('/spec/containers/0/image', 'boat')), []],
  [
    'a field that only one variant is to have, where no file is its own',
    [{ uri: plain, document: 0, edits: [set(`${helper}/tty`, true)] }],
    [],
  ],
];

describe.skipIf(isHelmMissing)('the edit is made where the cause is, and rendering proves it', () => {
  test.each([
    ['in values that the template takes', inValues],
    ['in the template, where it says so itself', inTemplates],
    ['nowhere', nowhere],
  ])('%s', { timeout: 120_000 }, async (_, rows) => {
    const cwd = temporaryFolder(boat);
    const { rendered, problems } = await renderedIn(cwd);
    expect(problems).toEqual([]);
    const outcomes: (readonly [string, readonly string[]])[] = [];
    for (const [rule, wanted] of rows) {
      const { ways } = await prove(cwd, rendered, wanted);
      const changes = [...ways.values()].flatMap((way) => way ?? []);
      outcomes.push([rule, [...new Set(changes.flatMap(said))].toSorted()]);
    }
    expect(outcomes).toEqual(rows.map(([rule, , expected]) => [rule, expected.toSorted()]));
  });
});

/** A chart that keeps to one file, with the line breaks of Windows and values that say nothing yet. */
const raft = {
  'raft/Chart.yaml': 'apiVersion: v2\nname: raft\nversion: 0.1.0\n',
  'raft/values.yaml': '# Nothing is decided yet.',
  'raft/templates/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: raft
spec:
  containers:
  - name: raft
    image: registry.example.com/raft:1.0
    {{- with .Values.securityContext }}
    securityContext: {{- toYaml . | nindent 6 }}
    {{- end }}`.replaceAll('\n', '\r\n'),
};

test.skipIf(isHelmMissing)(
  'line breaks stay what they are, and a file of values that says nothing gets its first key',
  async () => {
    const cwd = temporaryFolder(raft);
    const { rendered } = await renderedIn(cwd);
    const uri = 'raft/templates/pod.yaml';
    const wanted = [
      { uri, document: 0, edits: [set('/spec/containers/0/env', [{ name: 'A', value: 'true' }])] },
      { uri, document: 0, edits: [set('/spec/containers/0/securityContext/runAsNonRoot', true)] },
    ];
    const { files } = await prove(cwd, rendered, wanted);
    expect(Object.fromEntries(files.map((file) => [file.uri, file.after]))).toEqual({
      'raft/values.yaml': '# Nothing is decided yet.\nsecurityContext:\n  runAsNonRoot: true\n',
      [uri]: raft[uri].replace(
        'raft:1.0\r\n',
        'raft:1.0\r\n    env:\r\n    - name: A\r\n      value: "true"\r\n',
      ),
    });
  },
);

import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import {
  escapeToken,
  isArray,
  isObject,
  tokensOf,
  valueAt,
  type Edit,
  type JsonValue,
} from '@plimsoll/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { RenderedSource } from '../../render/render-sources.ts';
import { findBuilder } from '../build.ts';
import { nameIn } from '../members.ts';
import { workshop } from '../workshop.fixture.ts';
import { builtIn, provedWay, valuesOf } from './proving.fixture.ts';

const isMissing = findBuilder(process.env) === undefined;
// oxlint-disable-next-line no-console
if (isMissing) console.warn('skipped: neither kustomize nor kubectl is on the PATH');

const pod = '/spec/template/spec';
const [web, proxy, sidecar] = ['web', 'proxy', 'sidecar'].map((name) => `${pod}/containers/[${name}]`);

function set(at: string, value: JsonValue): Edit {
  return { op: 'set', at, value };
}

function remove(at: string): Edit {
  return { op: 'remove', at };
}

/** What a case wants of the objects of a kind whose name holds a word, and what it comes to. */
interface Case {
  readonly what: string;
  readonly object: string;
  readonly edits: readonly Edit[];
  /** The overlays in which it is wanted. */
  readonly in: readonly string[];
  /** The lines that go and come, by file. */
  readonly lines: Readonly<Record<string, readonly string[]>>;
}

const both = ['dev', 'prod'];
const overlay = 'overlays/prod/kustomization.yaml';

const written: readonly Case[] = [
  {
    what: 'a field that nobody writes, in the base',
    object: 'Deployment web',
    edits: [set(`${pod}/automountServiceAccountToken`, false)],
    in: both,
    lines: { 'base/web.yaml': ['+      automountServiceAccountToken: false'] },
  },
  {
    what: 'a field of an item of a list, in the base, where the item stands elsewhere',
    object: 'Deployment web',
    edits: [set(`${proxy}/stdin`, false)],
    in: both,
    lines: { 'base/web.yaml': ['+          stdin: false'] },
  },
  {
    what: 'a field of the second object in a file of the base',
    object: 'Service web',
    edits: [set('/spec/ports/0/port', 8443)],
    in: both,
    lines: { 'base/web.yaml': ['-    - port: 80', '+    - port: 8443'] },
  },
  {
    what: 'an object of a base in a base, under other names',
    object: 'CronJob tidy',
    edits: [set('/spec/suspend', true)],
    in: both,
    lines: { 'base/more/job.yaml': ['+  suspend: true'] },
  },
  {
    what: 'an image that only the base writes',
    object: 'Deployment web',
    edits: [set(`${proxy}/image`, 'registry.example.com/proxy:2.0.1')],
    in: both,
    lines: {
      'base/web.yaml': [
        '-          image: registry.example.com/proxy:2.0.0',
        '+          image: registry.example.com/proxy:2.0.1',
      ],
    },
  },
  {
    what: 'a tag and a digest that `images` write',
    object: 'Deployment web',
    edits: [set(`${web}/image`, `registry.example.com/web:1.4.3@sha256:${'2'.repeat(64)}`)],
    in: ['prod'],
    lines: {
      [overlay]: ['-    newTag: 1.4.2', '+    newTag: 1.4.3', `+    digest: sha256:${'2'.repeat(64)}`],
    },
  },
  {
    what: 'a number that `replicas` write',
    object: 'Deployment web',
    edits: [set('/spec/replicas', 5)],
    in: ['prod'],
    lines: { [overlay]: ['-    count: 3', '+    count: 5'] },
  },
  {
    what: 'a field that a patch of a component writes',
    object: 'Deployment web',
    edits: [set(`${web}/securityContext/privileged`, false)],
    in: ['prod'],
    lines: {
      'components/debug/privileged.yaml': ['-            privileged: true', '+            privileged: false'],
    },
  },
  {
    what: 'a field that a patch takes away',
    object: 'Deployment web',
    edits: [set(`${web}/securityContext/runAsNonRoot`, true)],
    in: ['prod'],
    lines: {
      'components/debug/privileged.yaml': [
        '-            runAsNonRoot: null',
        '+            runAsNonRoot: true',
      ],
    },
  },
  {
    what: 'a container that a patch adds',
    object: 'Deployment web',
    edits: [set(`${sidecar}/stdin`, false)],
    in: ['prod'],
    lines: { 'components/debug/privileged.yaml': ['+          stdin: false'] },
  },
  {
    what: 'a resource of a component',
    object: 'Pod shell',
    edits: [remove('/spec/hostPID')],
    in: ['prod'],
    lines: { 'components/debug/shell.yaml': ['-  hostPID: true'] },
  },
  {
    what: 'a value in a JSON patch that is written in the overlay',
    object: 'Deployment web',
    edits: [set(`${pod}/hostNetwork`, false)],
    in: ['prod'],
    lines: { [overlay]: ['-        value: true', '+        value: false'] },
  },
  {
    what: 'a field that a JSON patch replaces, where it is to go in this overlay alone',
    object: 'Deployment web',
    edits: [remove(`${pod}/hostNetwork`)],
    in: ['prod'],
    lines: { [overlay]: ['-      - op: replace', '-        value: true', '+      - op: remove'] },
  },
  {
    what: 'a value in a JSON patch of its own file',
    object: 'Pod shell',
    edits: [set('/spec/hostIPC', false)],
    in: ['prod'],
    lines: {
      'overlays/prod/pods.json': [
        '-  {"op": "add", "path": "/spec/hostIPC", "value": true},',
        '+  {"op": "add", "path": "/spec/hostIPC", "value": false},',
      ],
    },
  },
  {
    what: 'what an operation adds, and nothing else writes',
    object: 'Pod shell',
    edits: [remove('/spec/hostIPC')],
    in: ['prod'],
    lines: { 'overlays/prod/pods.json': ['-  {"op": "add", "path": "/spec/hostIPC", "value": true},'] },
  },
  {
    what: 'a strategic merge patch that is written in the overlay',
    object: 'Service web',
    edits: [set('/spec/type', 'NodePort')],
    in: ['prod'],
    lines: { [overlay]: ['-        type: LoadBalancer', '+        type: NodePort'] },
  },
  {
    what: 'a value that a replacement takes from elsewhere',
    object: 'Deployment web',
    edits: [set(`${web}/env/1/value`, 'other.example.com')],
    in: ['prod'],
    lines: {
      [overlay]: ['-  - sourceValue: shop.example.com', '+  - sourceValue: other.example.com'],
    },
  },
  {
    what: 'several fields in several files at once',
    object: 'Deployment web',
    edits: [set(`${web}/securityContext/privileged`, false), set(`${pod}/hostNetwork`, false)],
    in: ['prod'],
    lines: {
      'components/debug/privileged.yaml': ['-            privileged: true', '+            privileged: false'],
      [overlay]: ['-        value: true', '+        value: false'],
    },
  },
];

const overlaid: readonly Case[] = [
  {
    what: 'a field that a base writes',
    object: 'Deployment web',
    edits: [set(`${web}/env/0/value`, 'warn')],
    in: ['prod'],
    lines: {
      [overlay]: ['+  - path: plimsoll-deployment-web.yaml'],
      'overlays/prod/plimsoll-deployment-web.yaml': `+apiVersion: apps/v1
+kind: Deployment
+metadata:
+  name: web
+spec:
+  template:
+    spec:
+      containers:
+        - name: web
+          env:
+            - name: LEVEL
+              value: warn`.split('\n'),
    },
  },
  {
    what: 'a field in an item of a list, those before it named so that they stay before it',
    object: 'Deployment web',
    edits: [set(`${proxy}/stdin`, true), set(`${pod}/hostPID`, false)],
    in: ['prod'],
    lines: {
      [overlay]: ['+  - path: plimsoll-deployment-web.yaml'],
      'overlays/prod/plimsoll-deployment-web.yaml': `+apiVersion: apps/v1
+kind: Deployment
+metadata:
+  name: web
+spec:
+  template:
+    spec:
+      containers:
+        - name: web
+        - name: sidecar
+        - name: proxy
+          stdin: true
+      hostPID: false`.split('\n'),
    },
  },
  {
    what: 'a field that goes, of an object whose name the overlay and a base change',
    object: 'CronJob tidy',
    edits: [remove('/spec/schedule')],
    in: ['prod'],
    lines: {
      [overlay]: ['+  - path: plimsoll-cronjob-tidy-nightly.yaml'],
      'overlays/prod/plimsoll-cronjob-tidy-nightly.yaml': `+apiVersion: batch/v1
+kind: CronJob
+metadata:
+  name: tidy-nightly
+spec:
+  schedule: null`.split('\n'),
    },
  },
  {
    what: 'an item that goes',
    object: 'Deployment web',
    edits: [remove(`${web}/env/0`)],
    in: ['prod'],
    lines: {
      [overlay]: ['+  - path: plimsoll-deployment-web.yaml'],
      'overlays/prod/plimsoll-deployment-web.yaml': `+apiVersion: apps/v1
+kind: Deployment
+metadata:
+  name: web
+spec:
+  template:
+    spec:
+      containers:
+        - name: web
+          env:
+            - name: LEVEL
+              $patch: delete`.split('\n'),
    },
  },
  {
    what: 'a field in the patch that it has for the object, and one that no strategic merge patch can set',
    object: 'Service web',
    edits: [set('/spec/externalIPs', ['192.0.2.1']), set('/spec/ports/0/port', 8443)],
    in: ['prod'],
    lines: {
      [overlay]: [
        '+        externalIPs:',
        '+        - 192.0.2.1',
        '+  - path: plimsoll-service-web.json.yaml',
        '+    target:',
        '+      version: v1',
      ],
      'overlays/prod/plimsoll-service-web.json.yaml':
        '+- op: add\n+  path: /spec/ports/0/port\n+  value: 8443'.split('\n'),
    },
  },
  {
    what: 'what the overlay itself writes, where it writes it',
    object: 'Deployment web',
    edits: [set(`${web}/image`, 'registry.example.com/web:1.4.3'), set(`${pod}/hostNetwork`, false)],
    in: ['prod'],
    lines: {
      [overlay]: [
        '-    newTag: 1.4.2',
        '-        value: true',
        '+    newTag: 1.4.3',
        '+        value: false',
      ],
    },
  },
];

/** What is built of the tree, which no test writes to. */
const cwd = mkdtempSync(join(realpathSync(tmpdir()), 'plimsoll-place-'));
const plain = memo(() => builtIn(cwd));
const forProd = memo(() => builtIn(cwd, { overlay: 'prod' }));

beforeAll(() => {
  for (const [path, text] of Object.entries(workshop)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
});
afterAll(() => rmSync(cwd, { recursive: true }));

function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A pointer whose items of lists are named. */
function pointerIn(value: JsonValue, named: string): string {
  let here: JsonValue | undefined = value;
  const tokens = tokensOf(named).map((token) => {
    const position = isArray(here)
      ? here.findIndex((item) => isObject(item) && valueAt(item, 'name') === token.slice(1, -1))
      : -1;
    const own = position < 0 ? token : String(position);
    here = isArray(here) ? here[Number(own)] : isObject(here) ? valueAt(here, own) : undefined;
    return own;
  });
  return `/${tokens.map(escapeToken).join('/')}`;
}

interface Asked {
  readonly uri: string;
  readonly document: number;
  readonly edits: readonly Edit[];
  readonly source: RenderedSource;
}

function asked(rendered: readonly RenderedSource[], { object, edits, in: names }: Case): readonly Asked[] {
  const [kind = '', word = ''] = object.split(' ');
  return rendered
    .filter(({ overlay: folder }) => names.some((name) => folder === `overlays/${name}`))
    .flatMap((source) =>
      valuesOf(source).flatMap((value, document) =>
        isObject(value) && valueAt(value, 'kind') === kind && nameIn(value).includes(word)
          ? [
              {
                uri: source.source.uri,
                document,
                edits: edits.map((edit) => ({ ...edit, at: pointerIn(value, edit.at) })),
                source,
              },
            ]
          : [],
      ),
    );
}

/** The lines of the files that go and come. */
function linesIn(files: ReadonlyMap<string, string>): Case['lines'] {
  return Object.fromEntries(
    [...files].map(([uri, after]) => {
      const before = uri in workshop ? readFileSync(join(cwd, uri), 'utf8').split('\n') : [];
      const now = after.replace(/\n$/u, '').split('\n');
      const gone = before.filter((line) => !now.includes(line) && line !== '');
      return [
        uri,
        [
          ...gone.map((line) => `-${line}`),
          ...now.filter((line) => !before.includes(line)).map((line) => `+${line}`),
        ],
      ];
    }),
  );
}

describe.skipIf(isMissing)('edits lead to', () => {
  test.each(written)('$what', async (one) => {
    const { rendered } = await plain();
    const wanted = asked(rendered, one);
    expect(wanted.map(({ uri }) => uri)).toHaveLength(one.in.length);
    for (const { source, document, edits } of wanted) {
      const proved = await provedWay(cwd, rendered, wanted, source.place?.(document, edits) ?? []);
      expect(proved === undefined ? 'nowhere' : linesIn(proved.files)).toEqual(one.lines);
    }
  });

  test('nowhere, where others would change too', async () => {
    const { rendered } = await plain();
    const wanted = asked(rendered, {
      what: '',
      object: 'Service web',
      edits: [set('/metadata/labels/part-of', 'other')],
      in: both,
      lines: {},
    });
    for (const { source, document, edits } of wanted)
      expect(await provedWay(cwd, rendered, wanted, source.place?.(document, edits) ?? [])).toBe(undefined);
  });
});

describe.skipIf(isMissing)('with an overlay named, its folder gets', () => {
  test.each(overlaid)('$what', async (one) => {
    const { rendered } = await forProd();
    const wanted = asked(rendered, one);
    expect(wanted).toHaveLength(1);
    for (const { source, document, edits } of wanted) {
      const proved = await provedWay(cwd, rendered, wanted, source.place?.(document, edits) ?? []);
      expect(proved === undefined ? 'nowhere' : linesIn(proved.files)).toEqual(one.lines);
    }
  });

  test.each(['overlays/prod', './overlays/prod/', 'prod'])('what it is called: `%s`', async (name) => {
    const { rendered } = await builtIn(cwd, { overlay: name });
    const places = rendered.map(({ overlay: folder, place }) => [
      folder,
      place?.(0, [set('/metadata/labels/new', 'x')])
        .flat()
        .map(({ uri }) => uri.split('/')[1]),
    ]);
    expect(new Map(places.map(([folder, uris]) => [folder, new Set(uris)])).get('overlays/prod')).toEqual(
      new Set(['prod']),
    );
  });
});

describe.skipIf(isMissing)('a new object', () => {
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'prod-web', namespace: 'shop' },
  };
  const beside: Case = { what: '', object: 'Deployment web', edits: [], in: ['prod'], lines: {} };

  test.each([
    {
      named: undefined,
      folders: ['base', 'overlays/prod'],
      what: 'stands in the base, or else in the overlay',
    },
    { named: 'prod', folders: ['overlays/prod'], what: 'stands in the overlay that is named' },
  ])('$what', async ({ named, folders }) => {
    const { rendered } = await (named === undefined ? plain() : forProd());
    const [one] = asked(rendered, beside);
    const ways = one?.source.adopt?.(one.document, account);
    expect(ways).toEqual(
      folders.map((folder) => [
        {
          kind: 'file',
          uri: `${folder}/web-serviceaccount.yaml`,
          text: 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n',
        },
        {
          kind: 'entry',
          uri: `${folder}/kustomization.yaml`,
          list: '/resources',
          item: 'web-serviceaccount.yaml',
        },
      ]),
    );
  });
});

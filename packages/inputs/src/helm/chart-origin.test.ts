import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { isObject, listResources, placedDocuments, type JsonValue, type WrittenAt } from '@plimsoll/engine';
import { expect, test } from 'vitest';

import { temporaryFolder } from '../../test/temporary-folder.ts';
import type { RenderedSource } from '../render/render-sources.ts';
import { isHelmMissing, renderedIn } from './rendering.fixture.ts';
import { shop } from './shop.fixture.ts';

// oxlint-disable-next-line no-console
if (isHelmMissing) console.warn('skipped: helm is not on the PATH');

const web = 'shop/templates/web.yaml';
const db = 'shop/charts/db-chart/templates/pod.yaml';
const pod = '/spec/template/spec';
const container = `${pod}/containers/0`;

/** Where the field of a rendered source is said to be written. */
function writtenAt(rendered: readonly RenderedSource[], uri: string, field: string): WrittenAt {
  const one = rendered.find(({ source }) => source.uri === uri);
  const [document] = placedDocuments(one?.source ?? { uri, text: '' }).documents;
  if (one === undefined || document === undefined) throw new Error(`${uri} is not rendered`);
  return one.origin.locate({ ...document.locate(field), uri }, field);
}

function said({ location, because }: WrittenAt): string {
  const more = because.map(({ text, uri, line }) => (uri === undefined ? text : `${text} ${uri}:${line}`));
  return [`${location.uri}:${location.line}`, ...more].join(' | ');
}

const places: readonly (readonly [string, string, string])[] = [
  [
    web,
    '/spec/replicas',
    `${web}:12 | the value comes from \`web.replicas\`: set \`web.replicas\` shop/values.yaml:9`,
  ],
  [
    web,
    `${pod}/hostNetwork`,
    `shop/templates/_helpers.tpl:5 | included here ${web}:18 | the value comes from \`web.hostNetwork\`: set \`web.hostNetwork\` shop/values.yaml:7`,
  ],
  [
    web,
    `${container}/image`,
    `shop/templates/_helpers.tpl:11 | included here ${web}:18 | the value comes from \`web.image.repository\`: set \`web.image.repository\` shop/values.yaml:3 | the value comes from \`web.image.tag\`: set \`web.image.tag\` shop/values.yaml:4`,
  ],
  [
    web,
    `${container}/ports/0/containerPort`,
    `shop/templates/_helpers.tpl:14 | included here ${web}:18 | the value comes from \`web.ports[0]\`: set \`web.ports[0]\` shop/values.yaml:11`,
  ],
  [
    web,
    `${container}/securityContext/privileged`,
    `shop/templates/_helpers.tpl:17 | included here ${web}:18 | the value comes from \`web.privileged\`: set \`web.privileged\` shop/values.yaml:6`,
  ],
  [
    web,
    `${container}/securityContext/capabilities/drop`,
    `shop/templates/_helpers.tpl:16 | included here ${web}:18 | set \`web.securityContext.capabilities.drop\` shop/values.yaml:5`,
  ],
  [web, `${pod}/priorityClassName`, `${web}:17 | set \`web.priorityClassName\` shop/values.yaml:14`],
  [
    web,
    '/metadata/labels/example.com~1team',
    `${web}:8 | the value comes from \`web.labels.example\\.com/team\`: set \`web.labels.example\\.com/team\` shop/values.yaml:13`,
  ],
  // The value is compared too, where another one would leave the resource out: what no rendering proves is not said.
  [web, '/metadata/annotations/kind', `${web}:10`],
  [web, `${container}/resources/limits/memory`, `shop/templates/_helpers.tpl:10 | included here ${web}:18`],
  [
    db,
    '/spec/containers/0/securityContext/runAsUser',
    `${db}:14 | the value comes from \`store.user\`: set \`store.user\` shop/values.yaml:16 | created only by \`helm test\``,
  ],
  [
    db,
    '/spec/containers/0/resources/limits/memory',
    `${db}:12 | set \`store.limits.memory\` shop/charts/db-chart/values.yaml:2 | created only by \`helm test\``,
  ],
  ['shop/crds/things.yaml', '/metadata/name', 'shop/crds/things.yaml:4'],
];

test.skipIf(isHelmMissing)(
  'a field lies in its template, and the value that a rendering proved to be in it is named',
  async () => {
    const { rendered, problems, files } = await renderedIn(temporaryFolder(shop));
    expect(problems).toEqual([]);
    expect(files).toEqual([]);
    expect(places.map(([uri, field]) => said(writtenAt(rendered, uri, field)))).toEqual(
      places.map(([, , expected]) => expected),
    );
  },
);

test.skipIf(isHelmMissing)(
  'a value that is named is the one to set: another one there is another one in the field',
  async () => {
    const folder = temporaryFolder(shop);
    const { rendered } = await renderedIn(folder);
    for (const [uri, field] of places) {
      const key = writtenAt(rendered, uri, field)
        .because.flatMap(({ text }) => /set `(.+)`/u.exec(text)?.[1] ?? [])
        .at(-1);
      if (key === undefined) continue;
      const other = await renderedIn(folder, { set: [`${key}=7`], tracing: 'nothing' });
      const [before, after] = [rendered, other.rendered].map((all) =>
        JSON.stringify(valueIn(all, uri, field)),
      );
      expect({ key, value: after }).not.toEqual({ key, value: before });
      expect(`${key}: ${after}`).toMatch(/: .*7/u);
    }
  },
);

function valueIn(rendered: readonly RenderedSource[], uri: string, field: string): JsonValue | undefined {
  const source = rendered.find((one) => one.source.uri === uri)?.source ?? { uri, text: '' };
  let here: JsonValue | undefined = placedDocuments(source).documents[0]?.value;
  for (const token of field.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/');
    if (Array.isArray(here)) here = here[Number(key)];
    else here = isObject(here) ? here[key] : undefined;
  }
  return here;
}

test.skipIf(isHelmMissing)(
  'the namespace that Helm takes where nobody names one is no namespace, and every other is',
  async () => {
    const objects = [
      'metadata:\n  name: a\n  namespace: {{ .Release.Namespace }}\nspec: {replicas: 1}',
      'metadata: {name: b, namespace: {{ .Release.Namespace | quote }}}\nspec: {replicas: 1}',
      'metadata: {namespace: {{ .Release.Namespace }}, name: c}\nspec: {replicas: 1}',
      'metadata: {name: d, namespace: default}\nspec: {replicas: 1}',
      'metadata: {name: e, namespace: {{ .Release.Namespace }}-jobs}\nspec: {replicas: 1}',
    ];
    const types = 'apiVersion: example.com/v1\nkind: Thing\n';
    const item = `- {apiVersion: v1, kind: Pod, metadata: {name: f, namespace: {{ .Release.Namespace }}}}`;
    const folder = temporaryFolder({
      // Without values of its own, where no value is ever traced.
      'a/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'a/templates/a.yaml': objects.map((text) => `---\n${types}${text}\n`).join(''),
      'a/templates/list.yaml': `apiVersion: v1\nkind: List\nitems:\n${item}\n`,
      'a/templates/b.json': `{"apiVersion": "v1", "kind": "Pod", "metadata": {"namespace": "{{ .Release.Namespace }}", "name": "g"}}`,
    });
    const namespaces = async (options: Parameters<typeof renderedIn>[1]): Promise<object> => {
      const { rendered } = await renderedIn(folder, options);
      const all = rendered.flatMap(({ source }) => listResources(source).resources);
      return Object.fromEntries(
        all.map(({ object }) => {
          const { name = '', namespace = '' } = Object(object).metadata;
          return [name, namespace];
        }),
      );
    };
    const named = { d: 'default', e: 'default-jobs' };
    expect(await namespaces({})).toEqual({ a: '', b: '', c: '', ...named, f: '', g: '' });
    const told = { a: 'default', b: 'default', c: 'default', ...named, f: 'default', g: 'default' };
    expect(await namespaces({ namespace: 'default' })).toEqual(told);
  },
);

test.skipIf(isHelmMissing)(
  'of several values in one line only those are named that stand in the field itself',
  async () => {
    const folder = temporaryFolder({
      'a/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
      'a/values.yaml': 'rules:\n  - apiGroups: ["*"]\n    resources: ["*"]\nname: reader\nnumber: 7\n',
      'a/templates/a.yaml':
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {labels: {tier: x{{ .Values.number }}, role: y}, name: {{ .Values.name }}-{{ .Values.number }}}\nrules: {{ toJson .Values.rules }}\n',
    });
    const { rendered } = await renderedIn(folder);
    const keys = (field: string): readonly string[] =>
      writtenAt(rendered, 'a/templates/a.yaml', field).because.map(({ text }) => text.split('`')[1] ?? '');
    expect(keys('/rules/0/resources/0')).toEqual(['rules[0].resources[0]']);
    expect(keys('/rules/0/apiGroups/0')).toEqual(['rules[0].apiGroups[0]']);
    expect(keys('/metadata/name')).toEqual(['name', 'number']);
    expect(keys('/metadata/labels/tier')).toEqual(['number']);
    expect(keys('/metadata/labels/role')).toEqual([]);
  },
);

test.skipIf(isHelmMissing)('a value that the command line gives is looked for in no file', async () => {
  const folder = temporaryFolder({
    'a/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\n',
    'a/values.yaml': 'context:\n  privileged: true\n  runAsUser: 7\n"dotted.key": {user: 1}\n',
    'a/templates/a.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      securityContext:\n        {{- toYaml .Values.context | nindent 8 }}\n',
  });
  const keys = async (options: Parameters<typeof renderedIn>[1]): Promise<readonly string[]> => {
    const { rendered } = await renderedIn(folder, options);
    return ['privileged', 'runAsUser', 'runAsNonRoot'].map((name) => {
      const field = `/spec/containers/0/securityContext/${name}`;
      const { because } = writtenAt(rendered, 'a/templates/a.yaml', field);
      return because.map(({ text }) => text.replaceAll(/.*set `|`$/gu, '')).join();
    });
  };
  const missing = 'context.runAsNonRoot';
  expect(await keys({})).toEqual(['context.privileged', 'context.runAsUser', missing]);
  expect(await keys({ set: ['x={1,context.runAsUser=3},context.privileged=true'] })).toEqual([
    '',
    'context.runAsUser',
    missing,
  ]);
  expect(await keys({ set: ['dotted\\.key.user=3'], setString: ['context.runAsUser=7'] })).toEqual([
    'context.privileged',
    '',
    missing,
  ]);
});

test.skipIf(isHelmMissing)(
  'each file of values beside the chart’s own is a variant; files that are named are the only ones',
  async () => {
    const folder = temporaryFolder({
      ...shop,
      'shop/values-prod.yaml': 'web: {privileged: true}\n',
      'shop/values.dev.yaml': 'web: {replicas: 1}\n',
    });
    const { rendered } = await renderedIn(folder);
    const uris = rendered.map(({ source }) => source.uri).filter((uri) => uri.startsWith(web));
    expect(uris).toEqual([`${web}#values.yaml`, `${web}#values-prod.yaml`, `${web}#values.dev.yaml`]);
    expect(new Set(rendered.map(({ unit }) => unit)).size).toBe(3);
    expect(
      said(writtenAt(rendered, `${web}#values-prod.yaml`, `${container}/securityContext/privileged`)),
    ).toContain('set `web.privileged` shop/values-prod.yaml:1');
    const named = await renderedIn(folder, { values: ['shop/values-prod.yaml'] });
    expect(
      named.rendered.filter(({ source }) => source.uri.startsWith(web)).map(({ origin }) => origin.variant),
    ).toEqual([undefined]);
  },
);

test.skipIf(isHelmMissing)(
  'a chart that is marked in no template and no value is aligned by what its lines look like',
  async () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  text: one\n    two\n  other: {{ .Values.x }}\n';
    const folder = temporaryFolder({
      'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 0.1.0\n',
      'c/values.yaml': 'x: words\n',
      'c/templates/a.yaml': text,
    });
    const { rendered, problems } = await renderedIn(folder);
    expect(problems).toEqual([]);
    expect(said(writtenAt(rendered, 'c/templates/a.yaml', '/data/other'))).toBe(
      'c/templates/a.yaml:8 | the value comes from `x`: set `x` c/values.yaml:1',
    );
  },
);

test.skipIf(isHelmMissing)('what is random in each rendering is led back as well', async () => {
  const folder = temporaryFolder({ ...shop });
  writeFileSync(
    join(folder, web),
    `${shop[web]?.replace('annotations:', 'annotations:\n    random: {{ randAlphaNum 12 }}')}`,
  );
  const { rendered } = await renderedIn(folder);
  expect(said(writtenAt(rendered, web, '/metadata/annotations/random'))).toBe(`${web}:10`);
  expect(said(writtenAt(rendered, web, '/spec/replicas'))).toContain('set `web.replicas` shop/values.yaml:9');
});

test.skipIf(isHelmMissing)(
  'every rendered resource is there once, whatever else lies beside the chart',
  async () => {
    const folder = temporaryFolder({ ...shop, 'shop/ci/extra.yaml': 'a: 1\n' });
    const { rendered, files } = await renderedIn(folder);
    const found = rendered.flatMap(({ source }) =>
      listResources(source).resources.map(({ kind, name }) => `${kind} ${name}`),
    );
    expect(found.toSorted()).toEqual([
      'CustomResourceDefinition things.example.com',
      'Deployment shop-web',
      'Pod shop-db',
    ]);
    expect(files.map(({ uri }) => uri)).toEqual(['shop/ci/extra.yaml']);
  },
);

import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  catalogue,
  examine,
  makePlan,
  makeReport,
  makeTarget,
  openReports,
  type Report,
} from '@plimsoll/engine';
import { isBuilt, startApiServer, type ApiServer } from './server.ts';

const root = resolve(import.meta.dirname, '../..');
const schemas = resolve(root, '../shared/schemas');
const isHere = existsSync(join(schemas, 'openreports.io_reports.yaml')) && isBuilt();
if (!isHere) process.stderr.write('openreports: the API server is skipped, none is built here\n');

interface OpenReport {
  readonly kind: 'Report' | 'ClusterReport';
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly results: readonly object[];
  readonly summary: Readonly<Record<string, number>>;
}

const plan = makePlan(catalogue, makeTarget(), { withFingerprints: true });

const everything = makeReport(
  globSync('packages/engine/src/checks/{pod-security,rbac,secrets,control-plane}/*/fail.yaml', {
    cwd: root,
  }).map((uri) =>
    examine({ uri: uri.replaceAll('\\', '/'), text: readFileSync(join(root, uri), 'utf8') }, plan),
  ),
  plan,
);

const hostile = makeReport(
  ['Bad_Namespace', 'a\\u0000\\uD800\\u202e', 'x'.repeat(64), 'shop'].map((namespace, index) =>
    examine(
      {
        uri: `a\u202E\uD800${index}.yaml`,
        text: `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "${'n\\u0007'.repeat(3000)}", "namespace": "${namespace}"}, "spec": {"containers": [{"name": "c", "securityContext": {"privileged": true}}]}}\n`,
      },
      plan,
    ),
  ),
  plan,
  { interrupted: true, problems: [{ code: 'not-found', uri: '', message: 'm' }] },
);

/** More results than one object may hold, all of one namespace and as long as they get. */
const large: Report = {
  ...hostile,
  findings: hostile.findings
    .filter(({ resource }) => resource.namespace === 'shop')
    .flatMap((finding) => Array.from({ length: 200 }, () => ({ ...finding, message: '界'.repeat(9000) }))),
};

function objectsOf(report: Report): readonly OpenReport[] {
  const text = [...openReports(report, { toolVersion: '0.1.0', showSuppressed: true })].join('');
  return (JSON.parse(text) as { readonly items: readonly OpenReport[] }).items;
}

describe.runIf(isHere)('a real API server', () => {
  let server: ApiServer | undefined;

  beforeAll(async () => {
    server = startApiServer();
    for (const name of ['openreports.io_reports', 'openreports.io_clusterreports']) {
      const definition = load(readFileSync(join(schemas, `${name}.yaml`), 'utf8'));
      const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
      const answer = await server?.send('POST', path, definition);
      if (answer?.status !== 201) throw new Error(`the definition is not taken: ${answer?.message}`);
    }
  });
  afterAll(() => {
    server?.stop();
  });

  test.each([
    ['the findings of many checks', everything],
    ['hostile names and what could not be looked at', hostile],
    ['more than one object may hold', large],
    ['nothing', makeReport([], plan)],
  ])('takes the reports of %s as they are', async (name, report) => {
    if (server === undefined) throw new Error('there is no server');
    const objects = objectsOf(report);
    for (const object of objects) {
      const answer = await created(server, object);
      expect({ name, object: object.metadata, ...answer }).toMatchObject({ status: 201, message: '' });
    }
    const results = objects.reduce((sum, object) => sum + object.results.length, 0);
    const { findings, suppressed, coverage, interrupted } = report;
    expect(results).toBe(
      findings.length + suppressed.length + coverage.problems.length + Number(interrupted),
    );
  });
});

/** Creates an object, and first its namespace; what was there before under its name goes. A definition takes a moment to be served. */
async function created(server: ApiServer, object: OpenReport): ReturnType<ApiServer['send']> {
  const { namespace = 'default', name } = object.metadata;
  const collection = object.kind === 'Report' ? `namespaces/${namespace}/reports` : 'clusterreports';
  const path = `/apis/openreports.io/v1alpha1/${collection}`;
  await server.send('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  await server.send('DELETE', `${path}/${name}`, undefined);
  for (let tries = 0; ; tries++) {
    const answer = await server.send('POST', `${path}?fieldValidation=Strict`, object);
    if (answer.status !== 404 || tries === 50) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
}

test('every namespace has its report, and no two reports have one name', () => {
  const objects = objectsOf(everything);
  const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''} ${metadata.name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names[0]).toBe('ClusterReport  plimsoll');
  expect(objectsOf(makeReport([], plan))).toMatchObject([
    { kind: 'ClusterReport', summary: { fail: 0, skip: 0, error: 0 }, results: [] },
  ]);
});

test('no object is larger than what etcd takes', () => {
  expect(objectsOf(large).length).toBeGreaterThan(3);
  for (const object of objectsOf(large)) {
    expect(Buffer.byteLength(JSON.stringify(object))).toBeLessThan(1_400_000);
    expect(object.results.length).toBeLessThanOrEqual(1000);
  }
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesOf, type JsonObject } from '@plimsoll/engine';
import { expect, test } from 'vitest';
import { fakeApiServer, kubeconfigFor, refuse, send, type Interference } from '../../test/fake-api-server.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { openDryRun, type DryRun, type Verdict } from './dry-run.ts';

/** What a server serves of the core group. */
const core = {
  kind: 'APIResourceList',
  resources: [
    { name: 'configmaps', kind: 'ConfigMap', namespaced: true, verbs: ['patch'] },
    { name: 'configmaps/../../secrets', kind: 'Odd', namespaced: true, verbs: ['patch'] },
    { name: 'bindings', kind: 'Binding', namespaced: true, verbs: ['create'] },
  ],
};

interface Asked {
  readonly verdicts: readonly Verdict[];
  readonly paths: readonly string[];
  readonly bodies: readonly string[];
}

async function judge(objects: readonly JsonObject[], answer: Interference): Promise<Asked> {
  const bodies: string[] = [];
  const server = await fakeApiServer([], {
    interfere: (request, response, url) => {
      if (url.pathname === '/api/v1') return send(response, core);
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => answer(request, response, url));
      return true;
    },
  });
  const opened = await open(server.address);
  if ('code' in opened) throw new Error(opened.message);
  const resources = objects.flatMap((object) => resourcesOf(object, ''));
  const verdicts = await opened.judge(resources);
  opened.close();
  return { verdicts, paths: server.asked.filter((path) => path !== '/api/v1'), bodies };
}

function open(address: string): ReturnType<typeof openDryRun> {
  const cwd = temporaryFolder();
  const kubeconfig = join(cwd, 'config');
  writeFileSync(kubeconfig, kubeconfigFor(address));
  return openDryRun({
    cwd,
    kubeconfig,
    context: undefined,
    environment: {},
    comesAlong: ({ name }) => name === 'new',
    patience: { requestMs: 400, totalMs: 5000, pluginMs: 500, maxAnswerBytes: 100_000 },
    signal: new AbortController().signal,
  });
}

function configMap(metadata: JsonObject, data: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
}

const web = configMap({ name: 'web', namespace: 'shop' });
const takes: Interference = (_, response) => send(response, web, 201);

test('an object is sent as server-side apply that keeps nothing', async () => {
  const { verdicts, paths, bodies } = await judge(
    [configMap({ name: 'web', namespace: 'shop' }, { a: 2n ** 60n })],
    takes,
  );
  expect(verdicts).toEqual([{ is: 'taken' }]);
  expect(paths).toEqual([
    '/api/v1/namespaces/shop/configmaps/web?dryRun=All&fieldManager=plimsoll&fieldValidation=Strict&force=true',
  ]);
  expect(bodies[0]).toContain('"a":1152921504606846976');
});

test.each<[string, JsonObject]>([
  ['a name of dots', configMap({ name: '..', namespace: 'shop' })],
  ['a namespace of dots', configMap({ name: 'web', namespace: '..' })],
  ['a name with slashes', configMap({ name: '../../secrets/x', namespace: 'shop' })],
  ['an API version that is a path', { ...web, apiVersion: 'v1/../../x' }],
  ['a kind that a server names by a path', { ...web, kind: 'Odd' }],
])('%s leads to no other address', async (_, object) => {
  const { paths } = await judge([object], takes);
  expect(paths.filter((path) => !/^\/api\/v1\/namespaces\/[a-z-]+\/configmaps[/?]/u.test(path))).toEqual([]);
});

const notFound = (kind: string, name: string): Interference => {
  return (_, response) =>
    send(
      response,
      { kind: 'Status', reason: 'NotFound', message: `${kind} "${name}" not found`, details: { kind, name } },
      404,
    );
};

test.each<[string, JsonObject, Interference, Partial<Verdict>]>([
  [
    'what validation refuses',
    web,
    (_, response) => refuse(response, 422, 'it is invalid'),
    { is: 'refused', reason: 'it is invalid' },
  ],
  [
    'a field that is not in the schema, which the server calls an error of its own',
    web,
    (_, response) => refuse(response, 500, 'failed to create typed patch object (x): .a: field not declared'),
    { is: 'refused' },
  ],
  [
    'what admission forbids',
    web,
    (_, response) => refuse(response, 403, 'pods "x" is forbidden: violates PodSecurity'),
    { is: 'refused' },
  ],
  [
    'what the credentials may not ask',
    web,
    (_, response) =>
      refuse(
        response,
        403,
        'configmaps "x" is forbidden: User "u" cannot patch resource "configmaps" in API group ""',
      ),
    { is: 'unknown' },
  ],
  [
    'a webhook that would act on dry runs too',
    web,
    (_, response) => refuse(response, 400, 'admission webhook "a.example.com" does not support dry run'),
    { is: 'unknown' },
  ],
  [
    'a webhook that fails',
    web,
    (_, response) => refuse(response, 500, 'failed calling webhook'),
    { is: 'unknown' },
  ],
  [
    'a namespace that is not there',
    web,
    notFound('namespaces', 'shop'),
    { is: 'absent', reason: 'namespaces "shop" not found' },
  ],
  [
    'a class that is not there',
    web,
    (_, response) => refuse(response, 403, 'no PriorityClass with name fast was found'),
    { is: 'refused' },
  ],
  [
    'a class that comes with the manifests',
    web,
    (_, response) => refuse(response, 403, 'no PriorityClass with name new was found'),
    { is: 'unknown' },
  ],
  [
    'a namespace that comes with the manifests',
    web,
    (request, response, url) =>
      url.pathname === '/api/v1/namespaces/default/configmaps' && request.method === 'POST'
        ? send(response, web, 201)
        : notFound('namespaces', 'new')(request, response, url),
    { is: 'taken' },
  ],
  ['a kind that is not served', { ...web, apiVersion: 'example.com/v1' }, notFound('', ''), { is: 'absent' }],
  ['a kind that can only be created', { ...web, kind: 'Binding' }, takes, { is: 'absent' }],
  [
    'a redirect, which is not followed',
    web,
    (_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
      return true;
    },
    { is: 'failed' },
  ],
  ['a server that does not answer any more', web, () => true, { is: 'failed' }],
])('%s', async (_, object, answer, expected) => {
  const { verdicts } = await judge([object], answer);
  expect(verdicts).toEqual([expect.objectContaining(expected)]);
});

test('a server that cannot be reached is a problem before anything is judged', async () => {
  const opened: DryRun | object = await open('http://127.0.0.1:9');
  expect(opened).toMatchObject({ code: 'cluster-unreachable' });
});

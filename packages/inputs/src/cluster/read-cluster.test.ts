import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import {
  fakeApiServer,
  kubeconfigFor,
  pageOf,
  pathOf,
  refuse,
  send,
  type FakeKind,
  type Interference,
} from '../../test/fake-api-server.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import type { Patience } from './connection.ts';
import type { LiveObject } from './live-objects.ts';
import { readCluster, type ClusterReading, type ClusterRequest } from './read-cluster.ts';

const namespaces = core('Namespace', 'namespaces', false, [{ metadata: { name: 'shop' } }]);
const configMaps = core('ConfigMap', 'configmaps', true, named(1200));
const services = core('Service', 'services', true, named(3));
const pods = core('Pod', 'pods', true, [pod('lonely', {})]);
const deployments: FakeKind = {
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  resource: 'deployments',
  isNamespaced: true,
  items: [
    { metadata: { name: 'web', namespace: 'shop', uid: 'd-1' }, spec: { template: { spec: podSpec({}) } } },
  ],
};
const shop = [namespaces, configMaps, services, pods, deployments];

function core(kind: string, resource: string, isNamespaced: boolean, items: readonly object[]): FakeKind {
  return { group: '', version: 'v1', kind, resource, isNamespaced, items };
}

function named(count: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => ({
    metadata: { name: `one-${index}`, namespace: 'shop' },
  }));
}

function podSpec(more: object): object {
  return { containers: [{ name: 'app', image: 'registry.example.com/app:1', ...more }] };
}

function pod(name: string, more: object, owner?: object): object {
  const ownerReferences = owner === undefined ? undefined : [{ controller: true, ...owner }];
  return { metadata: { name, namespace: 'shop', ownerReferences }, spec: podSpec(more) };
}

interface Read extends ClusterReading {
  readonly objects: readonly LiveObject[];
  readonly names: readonly string[];
}

const hasty: Patience = { requestMs: 400, totalMs: 20_000, pluginMs: 600, maxAnswerBytes: 8 * 1024 * 1024 };

async function read(
  address: string,
  {
    user = {},
    patience = hasty,
    ...request
  }: { readonly user?: object; readonly patience?: Patience } & Partial<ClusterRequest> = {},
): Promise<Read> {
  const folder = temporaryFolder();
  const kubeconfig = join(folder, 'config');
  writeFileSync(kubeconfig, kubeconfigFor(address, user));
  const objects: LiveObject[] = [];
  const reading = await readCluster(
    {
      cwd: folder,
      environment: process.env,
      kubeconfig,
      context: undefined,
      namespaces: undefined,
      withSecretValues: false,
      withCustomPods: true,
      patience,
      signal: new AbortController().signal,
      ...request,
    },
    { onServer: () => undefined, take: (object) => objects.push(object) },
  );
  return { ...reading, objects, names: objects.map(({ uri }) => uri.replace('cluster://fake/', '')) };
}

function problemsOf({ problems }: ClusterReading): readonly string[] {
  return problems.map(({ code, uri, message }) => `${code} ${uri}: ${message}`);
}

function on(path: string, answer: Interference): Interference {
  return (request, response, url) => url.pathname === path && answer(request, response, url);
}

it('reads long lists page by page, each object once', async () => {
  const server = await fakeApiServer(shop);
  const { names, problems } = await read(server.address);
  expect(problems).toEqual([]);
  expect(names.filter((name) => name.includes('/configmaps/'))).toHaveLength(1200);
  expect(new Set(names).size).toBe(names.length);
  expect(server.asked.filter((path) => path.startsWith(pathOf(configMaps)))).toHaveLength(3);
});

it('asks only for kinds that checks read, and never writes', async () => {
  const leases: FakeKind = {
    ...deployments,
    group: 'coordination.k8s.io',
    kind: 'Lease',
    resource: 'leases',
  };
  const server = await fakeApiServer([...shop, leases]);
  await read(server.address);
  expect(server.asked.some((path) => path.includes('leases'))).toBe(false);
});

const continued: Interference = (() => {
  let refusals = 0;
  return (_, response, url) => {
    if (url.searchParams.get('continue') !== '500' || refusals++ > 0) return false;
    return refuse(response, 410, 'the provided continue parameter is too old', { continue: '500' });
  };
})();

test.each([
  ['with a token to go on', continued],
  [
    'without one',
    (() => {
      let refusals = 0;
      return (_, response, url) =>
        url.searchParams.get('continue') === '1000' && refusals++ === 0
          ? refuse(response, 410, 'expired')
          : false;
    })() satisfies Interference,
  ],
])('a list that expires in the middle is read on, each object once: 410 %s', async (_, answer) => {
  const server = await fakeApiServer(shop, { interfere: on(pathOf(configMaps), answer) });
  const { names, problems } = await read(server.address);
  expect(problems).toEqual([]);
  const configs = names.filter((name) => name.includes('/configmaps/'));
  expect(configs).toHaveLength(1200);
  expect(new Set(configs).size).toBe(1200);
});

it('gives up on a list that never stops expiring, and keeps what was read', async () => {
  const interfere: Interference = (_, response, url) =>
    url.searchParams.has('continue') && refuse(response, 410, 'expired');
  const server = await fakeApiServer(shop, { interfere });
  const reading = await read(server.address);
  expect(problemsOf(reading)).toEqual([
    'cluster-changing cluster://fake/configmaps: the list of `configmaps` changed faster than it could be read: begun 4 times, not read to its end',
  ]);
  expect(reading.names.filter((name) => name.includes('/configmaps/'))).toHaveLength(500);
});

it('says of kinds that may not be listed which rule is needed, and reads the others', async () => {
  const interfere: Interference = (_, response, url) =>
    url.pathname === pathOf(deployments) && refuse(response, 403, 'deployments.apps is forbidden');
  const server = await fakeApiServer(shop, { interfere });
  const reading = await read(server.address);
  expect(problemsOf(reading)).toEqual([
    'cluster-forbidden cluster://fake/deployments.apps: listing `deployments` is forbidden; the rule that is needed: {apiGroups: ["apps"], resources: ["deployments"], verbs: ["list"]}; `plimsoll rbac-for scan` prints the whole role',
  ]);
  expect(reading.names).toContain('namespaces/shop/services/one-0');
});

it('reads the rest of a server that is half down, and says what it could not', async () => {
  let tries = 0;
  const interfere = on(pathOf(services), (_, response) => {
    tries += 1;
    return refuse(response, 503, 'etcdserver: no leader');
  });
  const server = await fakeApiServer(shop, { interfere });
  const reading = await read(server.address);
  expect(problemsOf(reading)).toEqual([
    'cluster-error cluster://fake/services: `services` not listed: the API server answers 503: etcdserver: no leader',
  ]);
  expect(tries).toBe(3);
  expect(reading.names).toContain('namespaces/shop/deployments.apps/web');
});

it('asks again where a server is busy for a moment', async () => {
  let tries = 0;
  const interfere = on(
    pathOf(services),
    (_, response) => tries++ === 0 && refuse(response, 429, 'too many requests'),
  );
  const server = await fakeApiServer(shop, { interfere });
  expect((await read(server.address)).problems).toEqual([]);
});

it('does not wait longer than its patience for a server that is slow', async () => {
  const server = await fakeApiServer(shop, { interfere: on(pathOf(services), () => true) });
  const reading = await read(server.address);
  expect(problemsOf(reading)).toEqual([
    'cluster-slow cluster://fake/services: `services` not listed: the API server did not answer within 0.4 s',
  ]);
});

it('has an end in all, and says how to allow more', async () => {
  const server = await fakeApiServer(shop, {
    interfere: (_, __, url) => url.pathname.startsWith('/api/v1/'),
  });
  const reading = await read(server.address, { patience: { ...hasty, totalMs: 1500 } });
  expect(problemsOf(reading).join('\n')).toContain('--cluster-timeout');
});

it('does not follow a redirect', async () => {
  const elsewhere = await fakeApiServer(shop);
  const interfere = on(pathOf(services), (_, response) => {
    response.writeHead(302, { location: `${elsewhere.address}/api/v1/services` });
    response.end();
    return true;
  });
  const server = await fakeApiServer(shop, { interfere });
  const reading = await read(server.address);
  expect(problemsOf(reading)).toEqual([expect.stringContaining('which is not followed')]);
  expect(elsewhere.asked).toEqual([]);
});

const hostileBodies: readonly (readonly [string, string])[] = [
  ['no JSON', '<html>log in</html>'],
  ['JSON that is cut off', '{"kind":"ServiceList","items":[{"meta'],
  ['JSON that is no list', '{"kind":"Service","metadata":{}}'],
  ['a list of nothing', '[]'],
  [
    'an object without end',
    `{"kind":"ServiceList","items":[{"metadata":{"name":"x"},"spec":${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}}]}`,
  ],
];

test.each(hostileBodies)('is told what it got where a server answers with %s', async (_, body) => {
  const interfere = on(pathOf(services), (__, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body);
    return true;
  });
  const server = await fakeApiServer(shop, { interfere });
  const reading = await read(server.address);
  expect(reading.problems.map(({ code, uri }) => `${code} ${uri}`)).toEqual([
    'cluster-answer cluster://fake/services',
  ]);
  expect(reading.names).toContain('namespaces/shop/deployments.apps/web');
});

it('asks for smaller pages where an answer is too large to hold', async () => {
  const large = core(
    'ConfigMap',
    'configmaps',
    true,
    named(40).map((one) => ({ ...one, data: { text: 'x'.repeat(50_000) } })),
  );
  const server = await fakeApiServer([namespaces, large]);
  const { names, problems } = await read(server.address, {
    patience: { ...hasty, maxAnswerBytes: 1_000_000 },
  });
  expect(problems).toEqual([]);
  expect(names.filter((name) => name.includes('/configmaps/'))).toHaveLength(40);
});

it('ends a list that goes round in a circle', async () => {
  const interfere = on(pathOf(services), (_, response) =>
    send(response, { kind: 'ServiceList', metadata: { continue: 'again' }, items: named(1) }),
  );
  const server = await fakeApiServer(shop, { interfere });
  expect(problemsOf(await read(server.address))).toEqual([expect.stringContaining('round in a circle')]);
});

it('keeps names of a hostile server from leading anywhere', async () => {
  const strange = core('Service', 'services', true, [
    { metadata: { name: '../../etc/passwd', namespace: '..' } },
  ]);
  const server = await fakeApiServer([strange]);
  expect((await read(server.address)).names).toEqual(['namespaces/../services/..%2F..%2Fetc%2Fpasswd']);
});

it('says once that nothing listens, and does not go on', async () => {
  const reading = await read('http://127.0.0.1:9');
  expect(problemsOf(reading)).toHaveLength(1);
  expect(problemsOf(reading)[0]).toMatch(/^cluster-unreachable/u);
});

it('says once that the credentials are not known', async () => {
  const server = await fakeApiServer(shop, {
    interfere: (_, response) => refuse(response, 401, 'Unauthorized'),
  });
  expect(problemsOf(await read(server.address))).toEqual([
    'cluster-unauthorized cluster://fake: the API server does not know these credentials; log in again or name others',
  ]);
});

it('asks of Secrets for nothing but metadata, and keeps nothing else even if it is sent', async () => {
  const secrets = core('Secret', 'secrets', true, [
    { metadata: { name: 'db', namespace: 'shop' }, type: 'Opaque', data: { password: 'aHVudGVyMg==' } },
  ]);
  const accepted: (string | undefined)[] = [];
  const interfere = on(pathOf(secrets), (request, response, url) => {
    accepted.push(request.headers.accept);
    return send(
      response,
      pageOf(url.searchParams.has('fieldSelector') ? { ...secrets, items: [] } : secrets, url),
    );
  });
  const server = await fakeApiServer([secrets], { interfere });
  const { objects } = await read(server.address);
  expect(new Set(accepted)).toEqual(
    new Set(['application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io']),
  );
  expect(JSON.stringify(objects)).not.toContain('aHVudGVyMg');
  const open = await read(server.address, { withSecretValues: true });
  expect(JSON.stringify(open.objects)).toContain('aHVudGVyMg');
});

const web = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'r-1' };
const replicaSets: FakeKind = {
  ...deployments,
  kind: 'ReplicaSet',
  resource: 'replicasets',
  items: [
    {
      metadata: {
        name: 'web-1',
        namespace: 'shop',
        uid: 'r-1',
        ownerReferences: [
          { controller: true, apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'd-1' },
        ],
      },
      spec: { replicas: 2, template: { spec: podSpec({}) } },
    },
  ],
};

const ownership: readonly (readonly [string, object, boolean])[] = [
  ['a pod that runs what its owner asks for', pod('p', {}, web), false],
  ['a pod without owner', pod('p', {}), true],
  ['a pod whose owner is not there', pod('p', {}, { ...web, uid: 'gone' }), true],
  [
    'a pod that names an owner and is privileged beyond it',
    pod('p', { securityContext: { privileged: true } }, web),
    true,
  ],
  ['a pod that names an owner which does not control it', pod('p', {}, { ...web, controller: false }), true],
];

test.each(ownership)(
  'judges by themselves the pods that nobody answers for: %s',
  async (_, one, isJudged) => {
    const server = await fakeApiServer([deployments, replicaSets, { ...pods, items: [one] }]);
    const { names } = await read(server.address);
    expect(names.includes('namespaces/shop/pods/p')).toBe(isJudged);
    expect(names).toContain('namespaces/shop/deployments.apps/web');
    expect(names).not.toContain('namespaces/shop/replicasets.apps/web-1');
  },
);

it('judges a pod whose owner may not be listed', async () => {
  const interfere: Interference = (_, response, url) =>
    url.pathname === pathOf(replicaSets) && refuse(response, 403, 'no');
  const server = await fakeApiServer([deployments, replicaSets, { ...pods, items: [pod('p', {}, web)] }], {
    interfere,
  });
  expect((await read(server.address)).names).toContain('namespaces/shop/pods/p');
});

it('judges a static pod once, however many nodes run it', async () => {
  const mirror = (node: string): object => ({
    metadata: {
      name: `etcd-${node}`,
      namespace: 'kube-system',
      annotations: { 'kubernetes.io/config.mirror': node },
      ownerReferences: [{ controller: true, apiVersion: 'v1', kind: 'Node', name: node, uid: node }],
    },
    spec: { ...podSpec({}), nodeName: node },
  });
  const server = await fakeApiServer([{ ...pods, items: ['a', 'b', 'c'].map(mirror) }]);
  expect((await read(server.address)).names).toEqual(['namespaces/kube-system/pods/etcd-a']);
});

it('names the containers that something put into pods', async () => {
  const injected = {
    metadata: { name: 'p', namespace: 'shop', ownerReferences: [{ controller: true, ...web }] },
    spec: {
      containers: [
        { name: 'app', image: 'registry.example.com/app:1' },
        { name: 'istio-proxy', image: 'i:1' },
      ],
    },
  };
  const server = await fakeApiServer([deployments, replicaSets, { ...pods, items: [injected] }]);
  expect((await read(server.address)).injected).toEqual(new Map([['istio-proxy', 1]]));
});

it('reads of some namespaces only what lies in them', async () => {
  const server = await fakeApiServer(shop, {
    interfere: (_, response, { pathname }) => {
      if (pathname === '/api/v1/namespaces/shop') return send(response, { metadata: { name: 'shop' } });
      return (
        pathname === '/api/v1/namespaces/shop/services' &&
        send(response, { kind: 'ServiceList', items: named(2) })
      );
    },
  });
  const { names } = await read(server.address, { namespaces: ['shop'] });
  expect(names).toEqual([
    'namespaces/shop',
    'namespaces/shop/services/one-0',
    'namespaces/shop/services/one-1',
  ]);
});

const fleets: FakeKind = {
  group: 'example.com',
  version: 'v1',
  kind: 'Fleet',
  resource: 'fleets',
  isNamespaced: true,
  items: [
    {
      metadata: { name: 'north', namespace: 'shop', uid: 'f-1' },
      spec: { ship: podSpec({}) },
    },
  ],
};

function definitions(schema: object): FakeKind {
  return {
    group: 'apiextensions.k8s.io',
    version: 'v1',
    kind: 'CustomResourceDefinition',
    resource: 'customresourcedefinitions',
    isNamespaced: false,
    items: [
      {
        metadata: { name: 'fleets.example.com' },
        spec: {
          group: 'example.com',
          names: { kind: 'Fleet', plural: 'fleets' },
          versions: [{ name: 'v1', served: true, schema: { openAPIV3Schema: schema } }],
        },
      },
    ],
  };
}

const text = { type: 'string' };
const ofMap = (properties: object): object => ({ type: 'object', properties });
const podShaped = ofMap({
  containers: { type: 'array', items: ofMap({ name: text, image: text }) },
});
const anything = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

test.each<[string, object, boolean]>([
  ['has a pod spec', ofMap({ spec: ofMap({ ship: podShaped }) }), true],
  ['takes anything somewhere', ofMap({ spec: ofMap({ ship: anything }) }), true],
  ['takes anything in its status alone', ofMap({ spec: ofMap({ size: text }), status: anything }), false],
  ['holds no pod', ofMap({ spec: ofMap({ size: text }) }), false],
])('a custom kind that nobody knows is read where its definition %s', async (_, schema, isRead) => {
  const server = await fakeApiServer([namespaces, definitions(schema), fleets]);
  const { names, problems } = await read(server.address);
  expect(problems).toEqual([]);
  expect(names.includes('namespaces/shop/fleets.example.com/north')).toBe(isRead);
  expect((await read(server.address, { withCustomPods: false })).names).not.toContain(
    'namespaces/shop/fleets.example.com/north',
  );
});

it('names the command for the whole role where a custom kind that may hold pods is forbidden', async () => {
  const server = await fakeApiServer([namespaces, definitions(anything), fleets], {
    interfere: (_, response, url) =>
      url.pathname === pathOf(fleets) && refuse(response, 403, 'fleets is forbidden'),
  });
  expect(problemsOf(await read(server.address))).toEqual([
    'cluster-forbidden cluster://fake/fleets.example.com: listing `fleets` is forbidden; the rule that is needed: {apiGroups: ["example.com"], resources: ["fleets"], verbs: ["list"]}; `plimsoll rbac-for scan --cluster` prints the whole role',
  ]);
});

it('judges the pods of a custom resource there, and what runs otherwise by itself', async () => {
  const north = { apiVersion: 'example.com/v1', kind: 'Fleet', name: 'north', uid: 'f-1' };
  const server = await fakeApiServer([
    definitions(anything),
    fleets,
    { ...pods, items: [pod('same', {}, north), pod('other', { securityContext: {} }, north)] },
  ]);
  const { names, objects } = await read(server.address);
  expect(names).not.toContain('namespaces/shop/pods/same');
  expect(objects.find(({ uri }) => uri.endsWith('/pods/other'))?.ownerUri).toMatch(
    /\/fleets\.example\.com\/north$/u,
  );
  const without = await read(server.address, { withCustomPods: false });
  expect(without.names).toContain('namespaces/shop/pods/same');
});

const isWindows = process.platform === 'win32';

it.skipIf(isWindows)('ends a credential plug-in that hangs, with what it started', async () => {
  const folder = temporaryFolder();
  const plugin = join(folder, 'hang');
  const trace = join(folder, 'trace');
  writeFileSync(plugin, `#!/bin/sh\n(sleep 2; echo alive > ${trace}) &\nsleep 60\n`);
  chmodSync(plugin, 0o755);
  const reading = await read('https://127.0.0.1:9', { user: exec(plugin) });
  expect(problemsOf(reading)).toEqual([
    expect.stringMatching(/^credential-plugin .*did not answer within 0\.6 s/u),
  ]);
  await new Promise((done) => setTimeout(done, 2500));
  expect(existsSync(trace)).toBe(false);
});

function exec(command: string): object {
  return { exec: { apiVersion: 'client.authentication.k8s.io/v1', command, interactiveMode: 'Never' } };
}

test.skipIf(isWindows).each([
  ['exits with an error', 'echo "no session" >&2; exit 3', 'failed with exit code 3: no session'],
  ['prints garbage', 'echo hello', 'printed no `ExecCredential`'],
  ['prints a credential without any', 'echo \'{"status":{}}\'', 'printed no `ExecCredential`'],
])('says what is wrong with a credential plug-in that %s', async (_, script, message) => {
  const plugin = join(temporaryFolder(), 'plugin');
  writeFileSync(plugin, `#!/bin/sh\n${script}\n`);
  chmodSync(plugin, 0o755);
  const reading = await read('https://127.0.0.1:9', {
    user: exec(plugin),
    patience: { ...hasty, pluginMs: 5000 },
  });
  expect(problemsOf(reading)).toEqual([expect.stringContaining(message)]);
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

it.skipIf(!hasOpenssl)('says that a certificate has expired', async () => {
  const folder = temporaryFolder();
  const openssl = (line: string): string =>
    spawnSync('openssl', line.split(' '), { cwd: folder, encoding: 'utf8' }).stderr;
  writeFileSync(join(folder, 'extensions'), 'subjectAltName=IP:127.0.0.1\n');
  writeFileSync(join(folder, 'index'), '');
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(
    join(folder, 'authority'),
    '[ca]\ndefault_ca=own\n[own]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n',
  );
  openssl('req -newkey rsa:2048 -nodes -keyout key -out request -subj /CN=127.0.0.1');
  const said = openssl(
    'ca -batch -selfsign -config authority -keyfile key -in request -out crt -notext -extfile extensions -startdate 20200101000000Z -enddate 20200201000000Z',
  );
  if (!existsSync(join(folder, 'crt'))) throw new Error(said);
  const cert = readFileSync(join(folder, 'crt'));
  const server = await fakeApiServer(shop, { tls: { cert, key: readFileSync(join(folder, 'key')) } });
  const kubeconfig = join(folder, 'config');
  const config = JSON.parse(kubeconfigFor(server.address));
  config.clusters[0].cluster['certificate-authority-data'] = cert.toString('base64');
  writeFileSync(kubeconfig, JSON.stringify(config));
  const reading = await read(server.address, { kubeconfig });
  expect(problemsOf(reading)).toEqual([
    expect.stringMatching(/^cluster-certificate .* has expired; renew it$/u),
  ]);
});

const configs: readonly (readonly [string, string, string])[] = [
  ['is no YAML', '{{{', 'cannot be read'],
  ['is empty', '', 'cannot be read'],
  ['names no context', JSON.stringify({ clusters: [], users: [], contexts: [] }), 'names no current context'],
  [
    'names a context that it lacks',
    kubeconfigFor('https://x').replace('"current-context":"fake"', '"current-context":"fale"'),
    'did you mean `fake`',
  ],
  ['names a server that is none', kubeconfigFor('ftp://x'), 'is no address of an API server'],
];

test.each(configs)('says what is wrong with a kubeconfig that %s', async (_, text, message) => {
  const folder = temporaryFolder();
  const kubeconfig = join(folder, 'bad');
  writeFileSync(kubeconfig, text);
  const reading = await read('http://127.0.0.1:9', { kubeconfig });
  expect(problemsOf(reading)).toEqual([expect.stringContaining(message)]);
  expect(problemsOf(reading)[0]).toMatch(/^kubeconfig /u);
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { onTestFinished } from 'vitest';

/** A kind that a fake API server serves. */
export interface FakeKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly resource: string;
  readonly isNamespaced: boolean;
  readonly items: readonly object[];
}

/** Answers one request; true where it did, false to have the usual answer given. */
export type Interference = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;

/** A server that speaks as much of the Kubernetes API as a scan asks for. */
export interface FakeApiServer {
  readonly address: string;
  /** The paths that were asked for, in order, with their queries. */
  readonly asked: string[];
}

/** Starts a fake API server on loopback, gone when the test ends. */
export async function fakeApiServer(
  kinds: readonly FakeKind[],
  {
    interfere = () => false,
    tls,
  }: {
    readonly interfere?: Interference;
    readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  } = {},
): Promise<FakeApiServer> {
  const asked: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://fake');
    asked.push(`${url.pathname}${url.search}`);
    if (!interfere(request, response, url)) answerUsually(url, response, kinds);
  };
  const server = tls === undefined ? createServer(answer) : createTlsServer({ ...tls }, answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { address: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`, asked };
}

/** A kubeconfig for a server. */
export function kubeconfigFor(address: string, user: object = {}): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'fake', cluster: { server: address } }],
    users: [{ name: 'me', user }],
    contexts: [{ name: 'fake', context: { cluster: 'fake', user: 'me' } }],
    'current-context': 'fake',
  });
}

/** Sends an object as JSON. */
export function send(response: ServerResponse, body: unknown, status = 200): boolean {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
  return true;
}

/** Sends the refusal of a request. */
export function refuse(response: ServerResponse, code: number, message: string, metadata = {}): boolean {
  return send(
    response,
    { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, message, metadata },
    code,
  );
}

function answerUsually(url: URL, response: ServerResponse, kinds: readonly FakeKind[]): void {
  const { pathname } = url;
  if (pathname === '/version') send(response, { major: '1', minor: '34+' });
  else if (pathname === '/api' || pathname === '/apis') send(response, discoveryOf(pathname, kinds));
  else {
    const listed = kinds.find((kind) => pathOf(kind) === pathname);
    if (listed === undefined) refuse(response, 404, 'the server could not find the requested resource');
    else send(response, pageOf(listed, url));
  }
}

function discoveryOf(root: string, kinds: readonly FakeKind[]): object {
  const groups = Map.groupBy(
    kinds.filter(({ group }) => (group === '') === (root === '/api')),
    ({ group }) => group,
  );
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    items: [...groups].map(([group, members]) => ({
      metadata: { name: group },
      versions: [
        {
          version: members[0]?.version,
          freshness: 'Current',
          resources: members.map(({ kind, resource, isNamespaced }) => ({
            resource,
            responseKind: { kind },
            scope: isNamespaced ? 'Namespaced' : 'Cluster',
            verbs: ['get', 'list'],
          })),
        },
      ],
    })),
  };
}

/** The path that a kind is listed at. */
export function pathOf({ group, version, resource }: FakeKind): string {
  return group === '' ? `/api/${version}/${resource}` : `/apis/${group}/${version}/${resource}`;
}

/** One page of a list, as `limit` and `continue` ask for it. */
export function pageOf({ kind, items }: FakeKind, url: URL): object {
  const limit = Number(url.searchParams.get('limit') ?? items.length);
  const start = Number(url.searchParams.get('continue') ?? 0);
  const end = start + limit;
  return {
    kind: `${kind}List`,
    apiVersion: 'v1',
    metadata: end < items.length ? { continue: String(end) } : {},
    items: items.slice(start, end),
  };
}

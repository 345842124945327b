import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a real API server answered: its status code, and the `Status` or object in the body. */
export interface Answer {
  readonly status: number;
  readonly message: string;
  readonly causes: readonly Cause[];
}

/** One fault of an object as the server's validation names it. */
export interface Cause {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
}

/** A real kube-apiserver; `stop` ends it and removes what it wrote. */
export interface ApiServer {
  /** The file with which others reach it as cluster administrator. */
  readonly kubeconfig: string;
  readonly send: (method: string, path: string, body: unknown) => Promise<Answer>;
  readonly stop: () => void;
}

const controlPlane = resolve(import.meta.dirname, '../../../shared/tools/control-plane');

/** Whether a server is built on this machine. */
export function isBuilt(): boolean {
  if (!existsSync(controlPlane)) return false;
  const bin = spawnSync('bash', [controlPlane, 'path'], { encoding: 'utf8' }).stdout.trim();
  return existsSync(join(bin, 'kube-apiserver')) && existsSync(join(bin, 'etcd'));
}

/** Starts a server with every API version on; `undefined` where none is built. */
export function startApiServer(): ApiServer | undefined {
  if (!isBuilt()) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-api-server-'));
  const env = { ...process.env, NO_CONTROLLERS: '1', APISERVER_FLAGS: '--runtime-config=api/all=true' };
  // Without pipes: the servers that it leaves running would keep them open.
  const started = spawnSync('bash', [controlPlane, 'start', folder], { env, stdio: 'ignore' });
  if (started.status !== 0) {
    const log = join(folder, 'apiserver.log');
    throw new Error(`the API server did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
  }
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 8,
    ca: readFileSync(join(folder, 'ca.crt')),
  });
  const kubeconfig = readFileSync(join(folder, 'kubeconfig'), 'utf8');
  const url = /server: "([^"]+)"/u.exec(kubeconfig)?.[1] ?? '';
  const authorization = `Bearer ${/token: "([^"]+)"/u.exec(kubeconfig)?.[1] ?? ''}`;
  return {
    kubeconfig: join(folder, 'kubeconfig'),
    send: (method, path, body) =>
      sendTo(`${url}${path}`, { method, agent, headers: { authorization } }, body),
    stop: () => {
      agent.destroy();
      spawnSync('bash', [controlPlane, 'stop', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Options {
  readonly method: string;
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
}

function sendTo(url: string, { headers, ...options }: Options, body: unknown): Promise<Answer> {
  return new Promise((resolveAnswer, reject) => {
    const type = options.method === 'PATCH' ? 'application/apply-patch+yaml' : 'application/json';
    const sent = request(url, { ...options, headers: { ...headers, 'content-type': type } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolveAnswer(answerOf(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')));
      });
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : exactJson(body));
  });
}

/** JSON in which a whole number beyond 2^53 keeps all its digits. */
function exactJson(body: unknown): string {
  const text = JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'bigint' ? `bigint:${value}` : value,
  );
  return text.replaceAll(/"bigint:(-?\d+)"/gu, '$1');
}

function answerOf(status: number, text: string): Answer {
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as {
    readonly message?: string;
    readonly details?: { readonly causes?: readonly Partial<Cause>[] };
  };
  const causes = (body.details?.causes ?? []).map(({ reason = '', message = '', field = '' }) => ({
    reason,
    message,
    field,
  }));
  return { status, message: status < 300 ? '' : (body.message ?? text), causes };
}

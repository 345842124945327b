import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';

import { isObject, valueAt, type JsonObject, type JsonValue } from '@plimsoll/engine';

import type { InputProblem } from '../input-problem.ts';
import type { Answer } from './answer.ts';
import { clusterProblem } from './cluster-problem.ts';
import { runCredentialPlugin } from './credential-plugin.ts';
import { reasonOf, type ChosenConfig } from './kube-config.ts';
import { requestOnce, type RawAnswer, type Reply, type Sent, type ServerOptions } from './request-once.ts';
import { transportFailure } from './transport-failure.ts';

/** Bounds of what is asked of an API server. */
export interface Patience {
  /** For one answer, from the request to its last byte. */
  readonly requestMs: number;
  /** For everything. */
  readonly totalMs: number;
  /** For the credential plug-in of a kubeconfig. */
  readonly pluginMs: number;
  /** Bytes of one answer; a list is asked for in smaller pages beyond it. */
  readonly maxAnswerBytes: number;
}

/** A way to an API server. */
export interface Connection {
  /** Asks for a path, again where that may help; never throws. */
  readonly get: (path: string, accept?: string) => Promise<Answer>;
  /** Asks for a path like `get`, or sends something there; `read` says what an answer means. */
  readonly ask: <T>(sent: Sent, read: (reply: Reply) => Read<T>) => Promise<T | NoAnswer>;
  readonly close: () => void;
}

/** What the way is made from. */
export interface ConnectionRequest {
  readonly chosen: ChosenConfig;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly patience: Patience;
  readonly signal: AbortSignal;
}

const attempts = 3;
const connections = 4;
/** After so many answers in a row that never came, the server counts as gone. */
const mostUnanswered = 6;

/** Settles credentials and makes the way to the current context's server. No redirect is ever followed. */
export async function connect(request: ConnectionRequest): Promise<Connection | InputProblem> {
  const { chosen, patience, signal } = request;
  const options = await settledOptions(request);
  if ('code' in options) return options;
  const deadline = performance.now() + patience.totalMs;
  let unanswered = 0;
  const ask: Connection['ask'] = async (sent, readReply) => {
    for (let attempt = 1; ; attempt++) {
      if (signal.aborted) return failed('cluster-unreachable', 'the scan was interrupted', true);
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) return outOfPatience(patience);
      if (unanswered >= mostUnanswered)
        return failed('cluster-unreachable', 'the API server does not answer any more', true);
      const raw = await requestOnce({
        options,
        sent,
        timeoutMs: Math.min(patience.requestMs, leftMs),
        maxBytes: patience.maxAnswerBytes,
        signal,
      });
      const read = raw.is === 'answer' ? readReply(raw) : readSilence(raw, patience, chosen);
      unanswered = raw.is === 'answer' ? 0 : unanswered + 1;
      if (!isAgain(read)) return read;
      if (attempt >= attempts) return read.answer;
      await sleep(Math.min(read.afterMs * attempt, 5000, Math.max(0, deadline - performance.now())));
    }
  };
  return {
    ask,
    get: (path, accept = 'application/json') => ask({ path, accept }, readAnswer),
    close: () => options.agent.destroy(),
  };
}

async function settledOptions(request: ConnectionRequest): Promise<ServerOptions | InputProblem> {
  const { chosen } = request;
  const { config, file } = chosen;
  const server = serverOf(config.getCurrentCluster()?.server ?? '');
  if (server === undefined) {
    const message = `\`${config.getCurrentCluster()?.server ?? ''}\` is no address of an API server`;
    return clusterProblem('kubeconfig', file, message);
  }
  // Without TLS nobody gets credentials, as with kubectl.
  if (server.protocol === 'http:') {
    return { server, agent: new http.Agent({ keepAlive: true, maxSockets: connections }), headers: {} };
  }
  const problem = await settlePlugin(request);
  if (problem !== undefined) return problem;
  try {
    const options: https.RequestOptions = {};
    await Promise.race([config.applyToHTTPSOptions(options), tooLong(request.patience.pluginMs)]);
    const isDirect = config.getCurrentCluster()?.proxyUrl === undefined;
    const agent = isDirect ? agentFor(options) : options.agent;
    if (!(agent instanceof http.Agent)) throw new Error('the proxy cannot be used');
    return { server, agent, headers: { ...textHeaders(options.headers), ...basic(options.auth) } };
  } catch (error) {
    return clusterProblem('kubeconfig', file, `the credentials cannot be used: ${reasonOf(error)}`);
  }
}

async function tooLong(ms: number): Promise<never> {
  await sleep(ms, undefined, { ref: false });
  throw new Error(`the identity provider did not answer within ${ms / 1000} s`);
}

function serverOf(text: string): URL | undefined {
  const server = URL.canParse(text) ? new URL(text) : undefined;
  return server?.protocol === 'https:' || server?.protocol === 'http:' ? server : undefined;
}

/** Has the plug-in of the user run, bounded, and puts what it gave in its place. */
async function settlePlugin(request: ConnectionRequest): Promise<InputProblem | undefined> {
  const { chosen, cwd, environment, patience, signal } = request;
  const { config, file } = chosen;
  const user = config.getCurrentUser();
  if (user === null) return undefined;
  const legacy = user.authProvider?.name;
  if (legacy === 'gcp' || legacy === 'azure' || legacy === 'exec') {
    const message = `the user has \`auth-provider\` \`${legacy}\`, which Kubernetes 1.26 removed; use its credential plug-in (\`exec\`)`;
    return clusterProblem('kubeconfig', file, message);
  }
  const exec: JsonValue | undefined = user.exec;
  if (!isObject(exec)) return undefined;
  const { server, caData, tlsServerName } = config.getCurrentCluster() ?? {};
  const cluster = {
    server: server ?? '',
    ...(caData === undefined ? {} : { 'certificate-authority-data': caData }),
    ...(tlsServerName === undefined ? {} : { 'tls-server-name': tlsServerName }),
  };
  const given = await runCredentialPlugin({
    exec,
    cluster,
    file,
    cwd,
    environment,
    timeoutMs: patience.pluginMs,
    signal,
  });
  if ('code' in given) return given;
  const { token, certificate, key } = given;
  const settled = {
    name: user.name,
    ...(token === undefined ? {} : { token }),
    ...(certificate === undefined ? {} : { certData: Buffer.from(certificate).toString('base64') }),
    ...(key === undefined ? {} : { keyData: Buffer.from(key).toString('base64') }),
  };
  config.loadFromOptions({
    clusters: config.getClusters(),
    contexts: config.getContexts(),
    users: config.getUsers().map((other) => (other.name === user.name ? settled : other)),
    currentContext: config.getCurrentContext(),
  });
  return undefined;
}

function agentFor(options: https.RequestOptions): https.Agent {
  const tls: https.AgentOptions = { keepAlive: true, maxSockets: connections };
  const { ca, cert, key, servername, rejectUnauthorized } = options;
  if (ca !== undefined) tls.ca = ca;
  if (cert !== undefined) tls.cert = cert;
  if (key !== undefined) tls.key = key;
  if (servername !== undefined) tls.servername = servername;
  if (rejectUnauthorized !== undefined) tls.rejectUnauthorized = rejectUnauthorized;
  return new https.Agent(tls);
}

function textHeaders(headers: https.RequestOptions['headers']): Readonly<Record<string, string>> {
  if (headers === undefined || Array.isArray(headers)) return {};
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (typeof value === 'string') texts[name] = value.trim();
  return texts;
}

function basic(auth: string | null | undefined): Readonly<Record<string, string>> {
  return auth == null ? {} : { Authorization: `Basic ${Buffer.from(auth).toString('base64')}` };
}

/** What an answer means, or that asking again may help. */
export type Read<T> = T | Again<T>;

interface Again<T> {
  readonly is: 'again';
  readonly afterMs: number;
  readonly answer: T;
}

/** Why there is no answer that could mean anything. */
export type NoAnswer = Extract<Answer, { is: 'failed' | 'too-large' }>;

function isAgain<T>(read: Read<T>): read is Again<T> {
  return typeof read === 'object' && read !== null && 'is' in read && read.is === 'again';
}

const retryMs = 300;

function readSilence(
  raw: Exclude<RawAnswer, Reply>,
  patience: Patience,
  chosen: ChosenConfig,
): Read<NoAnswer> {
  switch (raw.is) {
    case 'too-large':
      return raw;
    case 'slow': {
      const message = `the API server did not answer within ${patience.requestMs / 1000} s`;
      return { is: 'again', afterMs: 0, answer: failed('cluster-slow', message, false) };
    }
    case 'broken': {
      const { answer, mayPass } = transportFailure(raw.error, chosen);
      return mayPass ? { is: 'again', afterMs: retryMs, answer } : answer;
    }
  }
}

/** What an answer means that is no answer to the question itself: a redirect, credentials that are not known. */
export function readElsewhere({ status, headers }: Reply): NoAnswer | undefined {
  if (status >= 300 && status < 400) {
    const to = typeof headers.location === 'string' ? ` to \`${headers.location.slice(0, 200)}\`` : '';
    const message = `the API server answers with a redirect${to} (${status}), which is not followed`;
    return failed('cluster-redirect', message, false);
  }
  if (status === 401) {
    const message = 'the API server does not know these credentials; log in again or name others';
    return failed('cluster-unauthorized', message, true);
  }
  return undefined;
}

/** What an answer says that may come otherwise if it is asked for again: the server is busy or something failed in it. */
export function readTrouble({ status, headers }: Reply, said: string): Again<NoAnswer> | undefined {
  if (status !== 429 && status < 500) return undefined;
  const answer = failed('cluster-error', `the API server answers ${status}${said && `: ${said}`}`, false);
  const seconds = Number(headers['retry-after']);
  return { is: 'again', afterMs: Number.isFinite(seconds) ? seconds * 1000 : retryMs, answer };
}

function readAnswer(reply: Reply): Read<Answer> {
  const elsewhere = readElsewhere(reply);
  if (elsewhere !== undefined) return elsewhere;
  const { status } = reply;
  const object = objectIn(reply.body);
  const said = object === undefined ? '' : reasonOf(valueAt(object, 'message') ?? '');
  if (status === 403) return { is: 'forbidden', message: said };
  if (status === 404) return { is: 'absent' };
  if (status === 410) return { is: 'expired', continueToken: continueIn(object) };
  const trouble = readTrouble(reply, said);
  if (trouble !== undefined) return trouble;
  if (status !== 200) {
    return failed('cluster-error', `the API server answers ${status}${said && `: ${said}`}`, false);
  }
  if (object === undefined)
    return failed('cluster-answer', 'the API server answers with what is no JSON object', false);
  if (valueAt(object, 'kind') === 'Status') {
    return valueAt(object, 'code') === 410
      ? { is: 'expired', continueToken: continueIn(object) }
      : failed('cluster-error', `the API server answers: ${said}`, false);
  }
  return { is: 'object', object };
}

/** The JSON object of an answer; `undefined` for anything else. */
export function objectIn(body: Buffer): JsonObject | undefined {
  try {
    const value: JsonValue = JSON.parse(body.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    // The caller says what the absence of an object means at its status.
    return undefined;
  }
}

function continueIn(status: JsonObject | undefined): string | undefined {
  const metadata = status === undefined ? undefined : valueAt(status, 'metadata');
  const token = isObject(metadata) ? valueAt(metadata, 'continue') : undefined;
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function failed(
  code: Extract<Answer, { is: 'failed' }>['code'],
  message: string,
  isFinal: boolean,
): Extract<Answer, { is: 'failed' }> {
  return { is: 'failed', code, message, isFinal };
}

function outOfPatience({ totalMs }: Patience): NoAnswer {
  const message = `the cluster took longer than ${totalMs / 1000} s in all; allow more with \`--cluster-timeout SECONDS\``;
  return failed('cluster-slow', message, true);
}

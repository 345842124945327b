import type { JsonObject, Resource } from '@plimsoll/engine';

import type { InputProblem } from '../input-problem.ts';
import type { Answer } from './answer.ts';
import { clusterProblem } from './cluster-problem.ts';
import {
  connect,
  objectIn,
  readElsewhere,
  readTrouble,
  type Connection,
  type NoAnswer,
  type Patience,
  type Read,
} from './connection.ts';
import { isTooDeep, mapIn, textIn } from './json-fields.ts';
import { jsonText } from './json-text.ts';
import { chooseConfig, reasonOf, type ClusterChoice } from './kube-config.ts';
import { uriPart } from './live-objects.ts';
import { missingOnServer, type Missing } from './missing-on-server.ts';
import { usualPatience } from './read-cluster.ts';
import type { Reply, Sent } from './request-once.ts';
import { servedResources, type Lookup, type ServedResource } from './served-resources.ts';

/** Which server is asked whether it would take objects. */
export interface DryRunRequest extends ClusterChoice {
  /** Whether something that the server does not have comes with the same manifests. */
  readonly comesAlong: (missing: Missing) => boolean;
  readonly patience?: Partial<Patience>;
  readonly signal: AbortSignal;
}

/** What an API server says of an object that it is shown and does not keep. */
export type Verdict =
  | { readonly is: 'taken' }
  | { readonly is: 'refused'; readonly reason: string }
  /** The kind or the namespace is not there. */
  | { readonly is: 'absent'; readonly reason: string }
  /** It has no means to tell: what the object needs comes with it, a webhook fails, or these credentials may not ask. */
  | { readonly is: 'unknown'; readonly reason: string }
  /** The server cannot be asked any more. */
  | { readonly is: 'failed'; readonly message: string };

/** A server that judges objects without keeping any of them. */
export interface DryRun {
  /** The verdicts on some objects, in their order. */
  readonly judge: (objects: readonly Resource[], onProgress?: () => void) => Promise<readonly Verdict[]>;
  readonly close: () => void;
}

const inParallel = 4;

/** Finds a server and makes sure that it answers. */
export async function openDryRun(request: DryRunRequest): Promise<DryRun | InputProblem> {
  const chosen = await chooseConfig(request);
  if ('code' in chosen) return chosen;
  const { cwd, environment, signal, comesAlong } = request;
  const patience = { ...usualPatience, ...request.patience };
  const connection = await connect({ chosen, cwd, environment, patience, signal });
  if ('code' in connection) return connection;
  const core = await connection.get('/api/v1');
  if (core.is !== 'object') {
    connection.close();
    const server = chosen.config.getCurrentCluster()?.server ?? '';
    const root = `cluster://${uriPart(chosen.context)}`;
    return core.is === 'failed'
      ? clusterProblem(core.code, root, core.message)
      : clusterProblem('cluster-answer', root, `${server} does not answer like an API server`);
  }
  const asking: Asking = {
    connection,
    lookUp: servedResources(connection),
    usualNamespace: chosen.config.getContextObject(chosen.context)?.namespace || 'default',
    comesAlong,
  };
  return {
    judge: async (objects, onProgress) => {
      const verdicts: Verdict[] = [];
      const waiting = [...objects.entries()];
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          verdicts[next[0]] = await verdictOn(next[1], asking);
          onProgress?.();
        }
      };
      await Promise.all(Array.from({ length: inParallel }, work));
      return verdicts;
    },
    close: connection.close,
  };
}

interface Asking extends Pick<DryRunRequest, 'comesAlong'> {
  readonly connection: Connection;
  readonly lookUp: (apiVersion: string, kind: string) => Promise<Lookup>;
  /** Where objects go that name no namespace. */
  readonly usualNamespace: string;
}

async function verdictOn(resource: Resource, asking: Asking): Promise<Verdict> {
  const { apiVersion, kind } = resource;
  const object = { ...resource.fields.object, apiVersion, kind };
  if (isTooDeep(object)) return { is: 'refused', reason: 'it is nested too deep' };
  const lookup = await asking.lookUp(apiVersion, kind);
  if (lookup.is !== 'served') return unserved(lookup, apiVersion, kind);
  const namespace = resource.metadata?.string('namespace') || asking.usualNamespace;
  const reply = await asking.connection.ask(applied(object, lookup.as, namespace), readVerdict);
  if (reply.is !== 'missing') return verdictOf(reply);
  const { missing, reason } = reply;
  if (!asking.comesAlong(missing)) return { is: missing.kind === 'Namespace' ? 'absent' : 'refused', reason };
  const notYet = `${missing.kind} \`${missing.name}\` is not on the server yet`;
  if (missing.kind !== 'Namespace') return { is: 'unknown', reason: notYet };
  // What would be new in a new namespace is judged as new in one that every server has.
  const elsewhere = await asking.connection.ask(created(object, lookup.as, standIn), readVerdict);
  return elsewhere.is === 'missing' || (elsewhere.is === 'refused' && elsewhere.isThere)
    ? { is: 'unknown', reason: notYet }
    : verdictOf(elsewhere);
}

const standIn = 'default';
const query = 'dryRun=All&fieldManager=plimsoll&fieldValidation=Strict';

/** Server-side apply of an object with a name; what gets its name from the server can only be created. */
function applied(object: JsonObject, served: ServedResource, namespace: string): Sent {
  const name = textIn(mapIn(object, 'metadata'), 'name') || undefined;
  // A segment of dots would lead to another address; the server refuses such a name.
  if (name === undefined || /^\.{1,2}$/u.test(name)) return created(object, served, namespace);
  return {
    path: `${collectionOf(served, namespace)}/${encodeURIComponent(name)}?${query}&force=true`,
    body: { method: 'PATCH', type: 'application/apply-patch+yaml', text: jsonText(object) },
  };
}

function created(object: JsonObject, served: ServedResource, namespace: string): Sent {
  const metadata = mapIn(object, 'metadata');
  const isPlaced = served.isNamespaced && metadata !== undefined;
  const placed = isPlaced ? { ...object, metadata: { ...metadata, namespace } } : object;
  return {
    path: `${collectionOf(served, namespace)}?${query}`,
    body: { method: 'POST', type: 'application/json', text: jsonText(placed) },
  };
}

function collectionOf({ base, resource, isNamespaced }: ServedResource, namespace: string): string {
  // `.` and `..` are no names of namespaces, and would lead to another address.
  const safe = /^\.{1,2}$/u.test(namespace) ? '-' : namespace;
  return isNamespaced ? `${base}/namespaces/${encodeURIComponent(safe)}/${resource}` : `${base}/${resource}`;
}

/** What one answer says of an object. */
type Said =
  | { readonly is: 'taken' }
  | { readonly is: 'refused'; readonly reason: string; readonly isThere: boolean }
  | { readonly is: 'untold'; readonly reason: string }
  | { readonly is: 'missing'; readonly missing: Missing; readonly reason: string };

function readVerdict(reply: Reply): Read<Said | NoAnswer> {
  const elsewhere = readElsewhere(reply);
  if (elsewhere !== undefined) return elsewhere;
  const { status } = reply;
  if (status === 200 || status === 201) return { is: 'taken' };
  const object = objectIn(reply.body) ?? {};
  const reason = reasonOf(textIn(object, 'message') ?? `the API server answers ${status}`);
  const refused: Said = { is: 'refused', reason, isThere: status === 409 };
  // The server answers so, with 500, where a field is not in its schema.
  if (reason.startsWith('failed to create typed patch object')) return refused;
  const trouble = readTrouble(reply, reason);
  if (trouble !== undefined) return trouble;
  const missing = missingOnServer(object);
  if (missing !== undefined) return { is: 'missing', missing, reason };
  if (status === 403 && notAllowed.test(reason)) return { is: 'untold', reason };
  if (status === 400 && reason.endsWith('does not support dry run')) return { is: 'untold', reason };
  return refused;
}

/** How the server says that somebody may not ask, as opposed to what admission refuses. */
const notAllowed = / is forbidden: User ".*" cannot (?:patch|create|get|update) resource /u;

function verdictOf(said: Exclude<Said, { is: 'missing' }> | NoAnswer): Verdict {
  switch (said.is) {
    case 'taken':
      return said;
    case 'refused':
      return { is: 'refused', reason: said.reason };
    case 'untold':
      return { is: 'unknown', reason: said.reason };
    case 'too-large':
      return { is: 'unknown', reason: 'the answer of the server is too large to read' };
    case 'failed':
      // A webhook may fail for one object and not for the next.
      return said.code === 'cluster-error'
        ? { is: 'unknown', reason: said.message }
        : { is: 'failed', message: said.message };
  }
}

function unserved(lookup: Exclude<Answer, { is: 'object' }>, apiVersion: string, kind: string): Verdict {
  switch (lookup.is) {
    case 'absent':
      return { is: 'absent', reason: `the server does not know \`${kind}\` of \`${apiVersion}\`` };
    case 'forbidden':
      return { is: 'unknown', reason: `what the server serves of \`${apiVersion}\` may not be asked` };
    case 'expired':
    case 'too-large':
      return { is: 'unknown', reason: `what the server serves of \`${apiVersion}\` cannot be read` };
    case 'failed':
      return verdictOf(lookup);
  }
}

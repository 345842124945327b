import { isBuiltInGroup, kindsRead, workloadKinds, type JsonObject } from '@plimsoll/engine';

import type { InputProblem } from '../input-problem.ts';
import { clusterProblem } from './cluster-problem.ts';
import { connect, type Connection, type Patience } from './connection.ts';
import { customPodKinds, definition } from './custom-pod-kinds.ts';
import { discover, type Discovery, type ServedKind } from './discover.ts';
import { mapIn, textIn } from './json-fields.ts';
import { chooseConfig, type ClusterChoice } from './kube-config.ts';
import { listKind, type ListRequest } from './list-kind.ts';
import { sortLiveObjects, uriPart, type LiveObject, type LiveObjects } from './live-objects.ts';

/** What is read of a cluster. */
export interface ClusterRequest extends ClusterChoice {
  /** The only namespaces that are read, and then nothing that lies in none; `undefined` for everything. */
  readonly namespaces: readonly string[] | undefined;
  readonly withSecretValues: boolean;
  /** Whether custom kinds that no check names are read where their definitions say that they may hold pods. */
  readonly withCustomPods: boolean;
  readonly patience?: Partial<Patience>;
  readonly signal: AbortSignal;
}

/** What takes a cluster as it is read; namespaces come first. */
export interface ClusterReader {
  /** Told once, before any object. */
  readonly onServer: (server: ServerFacts) => void;
  readonly take: (object: LiveObject) => void;
  readonly onProgress?: (objects: number) => void;
}

/** What a server says of itself. */
export interface ServerFacts {
  readonly context: string;
  /** What uris begin with: `cluster://` and the context. */
  readonly root: string;
  /** Minor version; `undefined` where the server does not tell. */
  readonly minor: number | undefined;
}

/** How the reading went. */
export interface ClusterReading {
  readonly problems: readonly InputProblem[];
  /** Containers that were put into running pods, by name, and in how many; their owners do not ask for them. */
  readonly injected: ReadonlyMap<string, number>;
  /** How many objects were passed over because their owner answers for them. */
  readonly derived: number;
}

/** How long a cluster may take if nothing is said. */
export const usualPatience: Patience = {
  requestMs: 30_000,
  totalMs: 300_000,
  pluginMs: 30_000,
  maxAnswerBytes: 64 * 1024 * 1024,
};

const inParallel = 4;

/** Reads every kind that some check looks at. Whatever goes wrong is a problem of the reading; never throws for it. */
export async function readCluster(request: ClusterRequest, reader: ClusterReader): Promise<ClusterReading> {
  const chosen = await chooseConfig(request);
  if ('code' in chosen) return nothingBut(chosen);
  const root = `cluster://${uriPart(chosen.context)}`;
  const { cwd, environment, signal } = request;
  const patience = { ...usualPatience, ...request.patience };
  const connection = await connect({ chosen, cwd, environment, patience, signal });
  if ('code' in connection) return nothingBut(connection);
  try {
    const discovery = await discover(connection, kindsRead(), root);
    reader.onServer({ context: chosen.context, root, minor: await minorOf(connection, discovery.kinds) });
    const objects = sortLiveObjects(root, request);
    const listing = await listAll(connection, discovery, { request, reader, root, objects });
    const problems = [...discovery.problems, ...listing];
    return {
      problems: withoutRepetition(problems, root),
      injected: objects.injected(),
      derived: objects.derived(),
    };
  } finally {
    connection.close();
  }
}

function nothingBut(problem: InputProblem): ClusterReading {
  return { problems: [problem], injected: new Map(), derived: 0 };
}

async function minorOf({ get }: Connection, kinds: readonly ServedKind[]): Promise<number | undefined> {
  if (kinds.length === 0) return undefined;
  const answer = await get('/version');
  const text = answer.is === 'object' ? textIn(answer.object, 'minor') : undefined;
  const digits = /^\d{1,3}/u.exec(text ?? '')?.[0];
  return digits === undefined ? undefined : Number(digits);
}

interface Listing {
  readonly request: ClusterRequest;
  readonly reader: ClusterReader;
  readonly root: string;
  readonly objects: LiveObjects;
}

/** Lists all kinds, owners before what they own, so that nothing has to be held until its owner is known. */
async function listAll(
  connection: Connection,
  { kinds, custom }: Pick<Discovery, 'kinds' | 'custom'>,
  listing: Listing,
): Promise<readonly InputProblem[]> {
  const { request, reader, root, objects } = listing;
  const podKinds = customPodKinds(request.withCustomPods ? custom : []);
  const problems: InputProblem[] = [];
  let count = 0;
  const takeFrom =
    (kind: ServedKind) =>
    (raw: JsonObject): void => {
      count += 1;
      if (count % 500 === 0) reader.onProgress?.(count);
      podKinds.see(raw);
      const one = objects.take(raw, kind);
      if (one !== undefined) reader.take(one);
    };
  const scopes = request.namespaces ?? [undefined];
  const namespaceKind = kinds.find(({ group, kind }) => group === '' && kind === 'Namespace');
  if (request.namespaces !== undefined && namespaceKind !== undefined) {
    for (const namespace of request.namespaces) {
      const problem = await readNamespace(
        connection,
        namespaceKind,
        namespace,
        root,
        takeFrom(namespaceKind),
      );
      if (problem !== undefined) problems.push(problem);
    }
  }
  for (const phase of phases) {
    const waiting = [...kinds, ...podKinds.found()]
      .filter(({ isNamespaced }) => isNamespaced || request.namespaces === undefined)
      .filter((kind) => phaseOf(kind) === phase)
      .flatMap((kind) => scopes.map((namespace) => ({ kind, namespace })));
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const uri = uriOfKind(root, next.kind, next.namespace);
        const seen = new Set<string>();
        for (const one of listsOf(next.kind, request)) {
          const problem = await listKind(connection, {
            ...next,
            ...one,
            uri,
            seen,
            take: takeFrom(next.kind),
          });
          if (problem === undefined) continue;
          problems.push(problem);
          break;
        }
      }
    };
    await Promise.all(Array.from({ length: inParallel }, work));
  }
  return problems;
}

const phases = ['namespaces', 'definitions', 'custom', 'owners', 'owned', 'pods'] as const;
type Phase = (typeof phases)[number];

const owned: ReadonlySet<string> = new Set(['ReplicaSet.apps', 'Job.batch', 'ReplicationController']);

function phaseOf({ group, kind }: ServedKind): Phase {
  const name = group === '' ? kind : `${kind}.${group}`;
  if (name === 'Namespace') return 'namespaces';
  if (name === 'Pod') return 'pods';
  if (kind === definition.kind && group === definition.group) return 'definitions';
  if (!isBuiltInGroup(group)) return 'custom';
  return owned.has(name) && workloadKinds.includes(name) ? 'owned' : 'owners';
}

/**
 * The lists that make up a kind. Metadata does not say the type of a Secret, which decides whether pods may pull images
 * with it: those are asked for by type first.
 */
function listsOf(
  { group, kind }: ServedKind,
  { withSecretValues }: ClusterRequest,
): readonly Pick<ListRequest, 'form' | 'fieldSelector' | 'added'>[] {
  if (group !== '' || kind !== 'Secret' || withSecretValues) return [{ form: 'whole' }];
  const typed = pullSecretTypes.map((type) => ({
    form: 'metadata' as const,
    fieldSelector: `type=${type}`,
    added: { type },
  }));
  return [...typed, { form: 'metadata' }];
}

const pullSecretTypes: readonly string[] = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];

async function readNamespace(
  connection: Connection,
  kind: ServedKind,
  namespace: string,
  root: string,
  take: (raw: JsonObject) => void,
): Promise<InputProblem | undefined> {
  const answer = await connection.get(`/api/${kind.version}/namespaces/${encodeURIComponent(namespace)}`);
  if (answer.is === 'object' && mapIn(answer.object, 'metadata') !== undefined) {
    take({ ...answer.object, apiVersion: 'v1', kind: 'Namespace' });
    return undefined;
  }
  const uri = `${root}/namespaces/${uriPart(namespace)}`;
  if (answer.is === 'absent') {
    return clusterProblem(
      'cluster-answer',
      uri,
      `there is no namespace \`${namespace}\`; check its spelling`,
    );
  }
  // Whoever may list all namespaces may not always get one.
  const fieldSelector = `metadata.name=${namespace}`;
  return listKind(connection, { kind, namespace: undefined, form: 'whole', fieldSelector, uri, take });
}

function uriOfKind(root: string, { group, resource }: ServedKind, namespace: string | undefined): string {
  const place = namespace === undefined ? '' : `/namespaces/${uriPart(namespace)}`;
  return `${root}${place}/${group === '' ? resource : `${resource}.${group}`}`;
}

/** What ends everything is said once, with how much it kept from being looked at. */
function withoutRepetition(problems: readonly InputProblem[], root: string): readonly InputProblem[] {
  const repeated = new Map<string, InputProblem[]>();
  const distinct = new Map(problems.map((problem) => [`${problem.uri} ${problem.message}`, problem]));
  for (const problem of distinct.values()) {
    const reason = problem.message.replace(/^`[^`]*`(?: in namespace `[^`]*`)? not listed: /u, '');
    repeated.set(reason, [...(repeated.get(reason) ?? []), problem]);
  }
  return [...repeated].flatMap(([reason, group]) => {
    const [first] = group;
    if (first === undefined || group.length < 4) return group;
    const kinds = group.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1));
    const some = kinds.slice(0, 5).map((kind) => `\`${kind}\``);
    const rest = kinds.length > 5 ? ` and ${kinds.length - 5} more` : '';
    return [{ code: first.code, uri: root, message: `${reason} (${some.join(', ')}${rest})` }];
  });
}

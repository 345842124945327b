import { isBuiltInGroup, type JsonObject, type ReadKind } from '@plimsoll/engine';

import type { InputProblem } from '../input-problem.ts';
import { clusterProblem } from './cluster-problem.ts';
import type { Connection } from './connection.ts';
import { mapIn, mapsIn, textIn, textsIn } from './json-fields.ts';

/** A kind as this server serves it. */
export interface ServedKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** The resource's own name in addresses and rules. */
  readonly resource: string;
  readonly isNamespaced: boolean;
}

/** What a server serves of what is wanted; a kind that it does not know is left out without a word. */
export interface Discovery {
  readonly kinds: readonly ServedKind[];
  /** The other kinds in groups that Kubernetes does not serve by itself. */
  readonly custom: readonly ServedKind[];
  readonly problems: readonly InputProblem[];
}

const aggregated =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json';

/** Finds under which version and name a server serves the wanted kinds. */
export async function discover(
  { get }: Connection,
  wanted: readonly ReadKind[],
  uri: string,
): Promise<Discovery> {
  const found: ServedKind[] = [];
  const problems: InputProblem[] = [];
  const isWanted = wantedKinds(wanted);
  for (const root of ['/api', '/apis']) {
    const answer = await get(root, aggregated);
    if (answer.is !== 'object') {
      problems.push(discoveryProblem(answer, uri, root));
      if (answer.is === 'failed' && answer.isFinal) break;
      continue;
    }
    const { object } = answer;
    if (textIn(object, 'kind') === 'APIGroupDiscoveryList') {
      readAggregated(object, found, problems, uri);
    } else {
      await readOneByOne({ get }, { root, object, found, problems, uri });
    }
  }
  return {
    kinds: found.filter(({ group, kind }) => isWanted(group, kind)),
    custom: found.filter(({ group, kind }) => !isBuiltInGroup(group) && !isWanted(group, kind)),
    problems,
  };
}

function wantedKinds(wanted: readonly ReadKind[]): (group: string, kind: string) => boolean {
  const names = new Set(wanted.map(({ group, kind }) => `${group}/${kind}`));
  return (group, kind) => names.has(`${group}/${kind}`);
}

function readAggregated(list: JsonObject, found: ServedKind[], problems: InputProblem[], uri: string): void {
  const known = new Set<string>();
  for (const item of mapsIn(list, 'items')) {
    const group = textIn(mapIn(item, 'metadata'), 'name') ?? '';
    if (group !== '' && !isName(group)) continue;
    // Versions stand in the order in which the server prefers them.
    for (const version of mapsIn(item, 'versions')) {
      const versionName = textIn(version, 'version') ?? '';
      if (!isName(versionName)) continue;
      const isStale = textIn(version, 'freshness') === 'Stale';
      const served = mapsIn(version, 'resources').flatMap((resource) => {
        const kind = textIn(mapIn(resource, 'responseKind'), 'kind') ?? '';
        const name = textIn(resource, 'resource') ?? '';
        const canList = textsIn(resource, 'verbs').includes('list');
        const isFirst = !known.has(`${group}/${kind}`);
        if (!canList || !isFirst || !isName(name)) return [];
        known.add(`${group}/${kind}`);
        const isNamespaced = textIn(resource, 'scope') === 'Namespaced';
        return [{ group, version: versionName, kind, resource: name, isNamespaced }];
      });
      found.push(...served);
      if (isStale) problems.push(staleProblem(group, uri));
    }
  }
}

function staleProblem(group: string, uri: string): InputProblem {
  const message = `the server behind API group \`${group}\` does not answer, so what it serves is not known; see \`kubectl get apiservices\``;
  return clusterProblem('cluster-error', `${uri}/${group}`, message);
}

interface OneByOne {
  readonly root: string;
  readonly object: JsonObject;
  readonly found: ServedKind[];
  readonly problems: InputProblem[];
  readonly uri: string;
}

/** How servers before 1.27 are asked: one request for each group that holds something wanted. */
async function readOneByOne(
  { get }: Pick<Connection, 'get'>,
  { root, object, found, problems, uri }: OneByOne,
): Promise<void> {
  const versions =
    root === '/api'
      ? textsIn(object, 'versions').map((version) => ({ group: '', version }))
      : mapsIn(object, 'groups').flatMap((one) => {
          const group = textIn(one, 'name') ?? '';
          const version = textIn(mapIn(one, 'preferredVersion'), 'version');
          return version === undefined ? [] : [{ group, version }];
        });
  if (versions.length === 0) {
    problems.push(clusterProblem('cluster-answer', uri, `\`${root}\` lists no API; is this an API server?`));
  }
  for (const { group, version } of versions) {
    if (!isName(version) || (group !== '' && !isName(group))) continue;
    const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
    const answer = await get(path);
    if (answer.is !== 'object') {
      problems.push(discoveryProblem(answer, group === '' ? uri : `${uri}/${group}`, path));
      if (answer.is === 'failed' && answer.isFinal) return;
      continue;
    }
    for (const resource of mapsIn(answer.object, 'resources')) {
      const kind = textIn(resource, 'kind') ?? '';
      const name = textIn(resource, 'name') ?? '';
      if (!textsIn(resource, 'verbs').includes('list') || !isName(name)) continue;
      found.push({ group, version, kind, resource: name, isNamespaced: resource['namespaced'] === true });
    }
  }
}

/** What may stand in an address: a hostile server's names lead nowhere else. */
export function isName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/u.test(text);
}

function discoveryProblem(
  answer: Exclude<Awaited<ReturnType<Connection['get']>>, { is: 'object' }>,
  uri: string,
  path: string,
): InputProblem {
  switch (answer.is) {
    case 'failed':
      return clusterProblem(answer.code, uri, answer.message);
    case 'forbidden': {
      const message = `asking \`${path}\` for what the server serves is forbidden; bind ClusterRole \`system:discovery\` to these credentials`;
      return clusterProblem('cluster-forbidden', uri, message);
    }
    case 'absent':
      return clusterProblem('cluster-answer', uri, `there is no \`${path}\`; is this an API server?`);
    case 'expired':
    case 'too-large':
      return clusterProblem('cluster-answer', uri, `\`${path}\` answers with what cannot be read`);
  }
}

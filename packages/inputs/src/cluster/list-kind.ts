import { isArray, isObject, kindsRead, valueAt, type JsonObject } from '@plimsoll/engine';

import type { InputProblem } from '../input-problem.ts';
import type { Answer } from './answer.ts';
import { clusterProblem } from './cluster-problem.ts';
import type { Connection } from './connection.ts';
import type { ServedKind } from './discover.ts';
import { isTooDeep, mapIn, textIn } from './json-fields.ts';
import { ruleFor } from './least-role.ts';

/** One list to read to its end. */
export interface ListRequest {
  readonly kind: ServedKind;
  /** `undefined` for all of the cluster. */
  readonly namespace: string | undefined;
  /** `metadata`: without anything but metadata, as for Secrets whose values nobody asked for. */
  readonly form: 'whole' | 'metadata';
  readonly fieldSelector?: string;
  /** What all that the selector picks has, where the form leaves it out. */
  readonly added?: JsonObject;
  /** What other lists of the kind have given already, as `namespace/name`. */
  readonly seen?: Set<string>;
  /** Where the kind lies in reports. */
  readonly uri: string;
  /** Takes each object once, with `apiVersion` and `kind`, however often a list has to be begun anew. */
  readonly take: (object: JsonObject) => void;
}

const pageSize = 500;
const mostRestarts = 3;
const metadataOnly = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io';

/** Reads a list page by page; a problem where it could not be read to its end, what was read being taken all the same. */
export async function listKind({ get }: Connection, request: ListRequest): Promise<InputProblem | undefined> {
  const { kind, form, uri, seen = new Set<string>() } = request;
  let limit = pageSize;
  let token: string | undefined;
  let restarts = 0;
  for (;;) {
    const path = pathOf(request, limit, token);
    const answer = await get(path, form === 'metadata' ? metadataOnly : 'application/json');
    if (answer.is === 'too-large' && limit > 1) {
      limit = Math.max(1, Math.floor(limit / 10));
      continue;
    }
    if (answer.is === 'expired' && restarts < mostRestarts) {
      // The server lets a list go on from the same place, or wants it begun anew; what was taken is not taken again.
      restarts += 1;
      token = answer.continueToken;
      continue;
    }
    if (answer.is !== 'object') return listProblem(answer, request);
    const page = pageIn(answer.object);
    if (page === undefined) {
      const message = `listing \`${kind.resource}\` gave what is no list; is this an API server?`;
      return clusterProblem('cluster-answer', uri, message);
    }
    if (page.items.some((item) => isTooDeep(item))) {
      return clusterProblem(
        'cluster-answer',
        uri,
        `an object among \`${kind.resource}\` is nested too deep to be one`,
      );
    }
    for (const item of page.items) takeNew(item, request, seen);
    if (page.next === undefined) return undefined;
    if (page.next === token) {
      return clusterProblem('cluster-answer', uri, `the list of \`${kind.resource}\` goes round in a circle`);
    }
    token = page.next;
  }
}

function pathOf(
  { kind: { group, version, resource }, namespace, fieldSelector }: ListRequest,
  limit: number,
  token: string | undefined,
): string {
  const base = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const place = namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  const query = new URLSearchParams({ limit: String(limit) });
  if (fieldSelector !== undefined) query.set('fieldSelector', fieldSelector);
  if (token !== undefined) query.set('continue', token);
  return `${base}${place}/${resource}?${query.toString()}`;
}

interface Page {
  readonly items: readonly JsonObject[];
  readonly next: string | undefined;
}

function pageIn(list: JsonObject): Page | undefined {
  const items = valueAt(list, 'items') ?? [];
  if (textIn(list, 'kind')?.endsWith('List') !== true || !isArray(items)) return undefined;
  return { items: items.filter(isObject), next: textIn(mapIn(list, 'metadata'), 'continue') || undefined };
}

function takeNew(item: JsonObject, { kind, form, added, take }: ListRequest, seen: Set<string>): void {
  const metadata = mapIn(item, 'metadata');
  const key = `${textIn(metadata, 'namespace') ?? ''}/${textIn(metadata, 'name') ?? ''}`;
  if (seen.has(key)) return;
  seen.add(key);
  const apiVersion = kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
  const typed = { apiVersion, kind: kind.kind };
  // A server that does not know the form sends everything; nothing but metadata is taken all the same.
  take(
    form === 'metadata'
      ? { ...typed, metadata: metadata ?? {}, ...shownType(typed.kind, metadata), ...added }
      : { ...item, ...typed },
  );
}

/** The one type of Secret that shows in metadata: the API server demands the annotation of it. */
function shownType(kind: string, metadata: JsonObject | undefined): JsonObject {
  const account = textIn(mapIn(metadata, 'annotations'), 'kubernetes.io/service-account.name');
  return kind === 'Secret' && account !== undefined ? { type: 'kubernetes.io/service-account-token' } : {};
}

function listProblem(answer: Exclude<Answer, { is: 'object' }>, request: ListRequest): InputProblem {
  const { kind, uri, namespace } = request;
  const where = namespace === undefined ? '' : ` in namespace \`${namespace}\``;
  switch (answer.is) {
    case 'failed':
      return clusterProblem(answer.code, uri, `\`${kind.resource}\`${where} not listed: ${answer.message}`);
    case 'forbidden': {
      const isUsual = kindsRead().some((one) => one.group === kind.group && one.kind === kind.kind);
      const command = isUsual ? 'plimsoll rbac-for scan' : 'plimsoll rbac-for scan --cluster';
      const message = `listing \`${kind.resource}\`${where} is forbidden; the rule that is needed: ${ruleFor(kind)}; \`${command}\` prints the whole role`;
      return clusterProblem('cluster-forbidden', uri, message);
    }
    case 'absent':
      return clusterProblem(
        'cluster-error',
        uri,
        `\`${kind.resource}\` is said to be served and is not there; its API server may be down`,
      );
    case 'expired': {
      const message = `the list of \`${kind.resource}\`${where} changed faster than it could be read: begun ${mostRestarts + 1} times, not read to its end`;
      return clusterProblem('cluster-changing', uri, message);
    }
    case 'too-large':
      return clusterProblem(
        'cluster-answer',
        uri,
        `an object among \`${kind.resource}\`${where} is too large to read`,
      );
  }
}

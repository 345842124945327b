import type { Answer } from './answer.ts';
import type { Connection } from './connection.ts';
import { isName } from './discover.ts';
import { mapsIn, textIn, textsIn } from './json-fields.ts';

/** How objects of a kind are addressed on a server. */
export interface ServedResource {
  readonly base: string;
  readonly resource: string;
  readonly isNamespaced: boolean;
}

/** Where objects of a kind go; `absent` where the server has no such kind, or none that can be applied. */
export type Lookup =
  | { readonly is: 'served'; readonly as: ServedResource }
  | { readonly is: 'absent' }
  | Exclude<Answer, { is: 'object' | 'absent' }>;

/** Looks up kinds on a server by exactly their version; each version is asked for once. */
export function servedResources({
  get,
}: Pick<Connection, 'get'>): (apiVersion: string, kind: string) => Promise<Lookup> {
  const asked = new Map<string, Promise<Answer>>();
  return async (apiVersion, kind) => {
    const base = baseOf(apiVersion);
    if (base === undefined) return { is: 'absent' };
    const answer = await (asked.get(base) ?? remember(asked, base, get(base)));
    if (answer.is !== 'object') return answer;
    const found = mapsIn(answer.object, 'resources').find(
      (one) =>
        textIn(one, 'kind') === kind && textsIn(one, 'verbs').includes('patch') && isPlain(one['name']),
    );
    const resource = textIn(found, 'name');
    if (found === undefined || resource === undefined) return { is: 'absent' };
    return { is: 'served', as: { base, resource, isNamespaced: found['namespaced'] === true } };
  };
}

function remember<T>(asked: Map<string, Promise<T>>, key: string, answer: Promise<T>): Promise<T> {
  asked.set(key, answer);
  return answer;
}

/** A name without a slash: a part of an object, such as its status, is no kind of its own. */
function isPlain(name: unknown): boolean {
  return typeof name === 'string' && isName(name);
}

function baseOf(apiVersion: string): string | undefined {
  const parts = apiVersion.split('/');
  if (parts.length > 2 || !parts.every(isName)) return undefined;
  return parts.length === 1 ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
}

import { textIn, mapIn } from './json-fields.ts';
import type { JsonObject } from '@plimsoll/engine';

/** Something that an object needs and that the server does not have. */
export interface Missing {
  readonly kind: 'Namespace' | 'ServiceAccount' | 'PriorityClass' | 'RuntimeClass' | 'Role' | 'ClusterRole';
  readonly name: string;
}

/** What a refusal says is missing; `undefined` where the object is refused for itself. */
export function missingOnServer(status: JsonObject): Missing | undefined {
  const message = textIn(status, 'message') ?? '';
  const details = mapIn(status, 'details');
  if (textIn(status, 'reason') === 'NotFound' && textIn(details, 'kind') === 'namespaces')
    return { kind: 'Namespace', name: textIn(details, 'name') ?? '' };
  for (const { kind, pattern } of wordings) {
    const name = pattern.exec(message)?.[1];
    if (name !== undefined) return { kind, name };
  }
  return undefined;
}

/** How admission plug-ins and the escalation check of kube-apiserver say it. */
const wordings: readonly { readonly kind: Missing['kind']; readonly pattern: RegExp }[] = [
  { kind: 'ServiceAccount', pattern: /serviceaccount "([^"]+)" not found/u },
  { kind: 'PriorityClass', pattern: /no PriorityClass with name (\S+) was found/u },
  { kind: 'RuntimeClass', pattern: /RuntimeClass "([^"]+)" not found/u },
  { kind: 'ClusterRole', pattern: /clusterroles?(?:\.rbac\.authorization\.k8s\.io)? "([^"]+)" not found/u },
  { kind: 'Role', pattern: /\broles?(?:\.rbac\.authorization\.k8s\.io)? "([^"]+)" not found/u },
];

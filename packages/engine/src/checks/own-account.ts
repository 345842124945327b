import type { JsonObject } from '../model/json.ts';
import type { Pod } from '../model/pod.ts';
import type { Edit } from './check.ts';
import { dnsSubdomainFault } from './hygiene/dns-name.ts';

/** Makes a pod run under a service account that is named after its workload; nothing where there is no name to take. */
export function useOwnAccount(pod: Pod): readonly Edit[] {
  const name = ownName(pod);
  if (name === undefined) return [];
  const { spec } = pod;
  return [
    { op: 'set', at: spec.pointer('serviceAccountName'), value: name },
    ...(spec.has('serviceAccount') ? [{ op: 'remove', at: spec.pointer('serviceAccount') } as const] : []),
  ];
}

/** That account, which has no rights and hands out no token by itself. */
export function ownAccount(pod: Pod): readonly JsonObject[] {
  const name = ownName(pod);
  if (name === undefined) return [];
  const { namespace } = pod.resource;
  return [
    {
      apiVersion: 'v1',
      automountServiceAccountToken: false,
      kind: 'ServiceAccount',
      metadata: namespace === undefined ? { name } : { name, namespace },
    },
  ];
}

/** In the pods of some custom resources the operator decides on the account. */
function ownName({ resource: { name }, isPartial }: Pod): string | undefined {
  const isTaken = name === '' || name === 'default';
  return isPartial || isTaken || dnsSubdomainFault(name) !== undefined ? undefined : name;
}

import { limitEdits, requestEdits } from '../../resources/amount-fix.ts';
import type { FixValueName } from '../../fix-values.ts';
import { podsOf } from '../../../model/pods.ts';
import type { SlimContainer, SlimPod, SlimResource } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck, Violation } from '../../check.ts';

/** A resource that a quota makes every container set. */
interface Demand {
  readonly key: 'requests' | 'limits';
  readonly resource: 'cpu' | 'memory';
}

/** The names in a quota that demand something of each container (pkg/quota/v1/evaluator/core, pods). */
const demands: ReadonlyMap<string, Demand> = new Map([
  ['cpu', { key: 'requests', resource: 'cpu' }],
  ['memory', { key: 'requests', resource: 'memory' }],
  ['requests.cpu', { key: 'requests', resource: 'cpu' }],
  ['requests.memory', { key: 'requests', resource: 'memory' }],
  ['limits.cpu', { key: 'limits', resource: 'cpu' }],
  ['limits.memory', { key: 'limits', resource: 'memory' }],
]);

export const quotaRejectsWorkload: SnapshotCheck = {
  id: 'quota-rejects-workload',
  title: 'Quota refuses the pods of this workload',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the danger is that the quota is removed in haste to make the workload start.',
  why: 'Where a quota caps CPU or memory, pods with a container that does not set them are refused; the workload itself is accepted and never gets a pod.',
  remedy: 'Set the request or limit on the container, or give the namespace a LimitRange with defaults.',
  references: [
    'https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota',
    'https://kubernetes.io/docs/concepts/policy/limit-range/',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (workload, snapshot) => {
    const { pod, namespace } = workload;
    // An operator may add the amounts.
    if (pod === undefined || pod.completed?.isPartial === true) return undefined;
    const quotas = snapshot.inNamespace('ResourceQuota', namespace);
    if (quotas.length === 0) return undefined;
    const filledIn = defaultsIn(namespace, snapshot);
    const said = new Map<string, Violation>();
    for (const quota of quotas) {
      if (quota.details?.of !== 'resource-quota' || quota.details.isScoped) continue;
      for (const name of quota.details.hard.keys()) {
        const demand = demands.get(name);
        if (demand === undefined || filledIn[demand.key].has(demand.resource)) continue;
        for (const violation of lacking(pod, demand, quota, name)) said.set(violation.at, violation);
      }
    }
    return [...said.values()];
  },
  fix: {
    safety: 'safe',
    needs: ({ at }) => valuesFor(at),
    edits: ({ at }, resource, values) => {
      const pod = podsOf(resource).find((one) => at.startsWith(`${one.at}/`));
      if (pod === undefined) return [];
      return valuesFor(at).flatMap((value) => {
        switch (value) {
          case 'requests.cpu':
            return requestEdits('cpu', at, pod, values);
          case 'requests.memory':
            return requestEdits('memory', at, pod, values);
          case 'limits.cpu':
            return limitEdits('cpu', at, pod, values);
          default:
            return limitEdits('memory', at, pod, values);
        }
      });
    },
  },
};

/** What the LimitRanges of a namespace fill in where a container says nothing. */
function defaultsIn(
  namespace: string | undefined,
  snapshot: Snapshot,
): Readonly<Record<Demand['key'], ReadonlySet<string>>> {
  const items = snapshot
    .inNamespace('LimitRange', namespace)
    .flatMap(({ details }) => (details?.of === 'limit-range' ? details.limits : []));
  return {
    requests: new Set(items.flatMap(({ requests }) => [...requests.keys()])),
    limits: new Set(items.flatMap(({ limits }) => [...limits.keys()])),
  };
}

/** The containers that a quota refuses; requests that the pod as a whole makes count for all of them. */
function lacking(
  pod: SlimPod,
  { key, resource }: Demand,
  quota: SlimResource,
  name: string,
): readonly Violation[] {
  if (pod[key].has(resource) || (key === 'requests' && pod.limits.has(resource))) return [];
  return pod.containers
    .filter((container) => container.kind !== 'ephemeral' && !sets(container, { key, resource }))
    .map((container) => ({
      at: `${container.at}/resources/${key}/${resource}`,
      container: container.name,
      message: `quota \`${quota.name}\` caps \`${name}\` and refuses the pods: container \`${container.name}\` sets no ${resource} ${key === 'limits' ? 'limit' : 'request'}, and no LimitRange fills it in`,
    }));
}

/** The API server copies a limit into the request that is missing. */
function sets({ requests, limits }: SlimContainer, { key, resource }: Demand): boolean {
  return key === 'limits' ? limits.has(resource) : requests.has(resource) || limits.has(resource);
}

const amounts: readonly FixValueName[] = ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];

/** The value that is to be written at a place. */
function valuesFor(at: string): readonly FixValueName[] {
  return amounts.filter((name) => at.endsWith(`/resources/${name.replace('.', '/')}`));
}

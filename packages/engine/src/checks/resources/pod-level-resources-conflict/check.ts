import { containerAt } from '../../../model/pod.ts';
import type { Pod } from '../../../model/pod.ts';
import { parseQuantity } from '../../../model/quantity.ts';
import type { PodCheck, Violation } from '../../check.ts';

const shared: readonly string[] = ['cpu', 'memory'];
/** Sums of decimal fractions are not exact; amounts closer than this are equal. */
const tolerance = 1e-9;

export const podLevelResourcesConflict: PodCheck = {
  id: 'pod-level-resources-conflict',
  title: 'Pod-level resources contradict the containers',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'What the pod states as a whole has to cover its containers: its request their requests, its limit each of their limits.',
  remedy: 'Raise the amount under `spec.resources` of the pod, or lower the one on the container.',
  references: [
    'KEP-2837: Pod Level Resources',
    'https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    if (pod.requests.size === 0 && pod.limits.size === 0) return undefined;
    return shared.flatMap((name) => [
      ...requestAboveLimit(pod, name),
      ...requestBelowContainers(pod, name),
      ...limitsAbovePod(pod, name),
    ]);
  },
  fix: {
    safety: 'safe',
    edits: ({ at }, pod) => {
      const name = at.slice(at.lastIndexOf('/') + 1);
      const value = at.startsWith(`${pod.at}/resources/`)
        ? fittingRequest(pod, name)
        : fittingLimit(pod, at, name);
      return value === undefined ? [] : [{ op: 'set', at, value }];
    },
  },
};

function requestAboveLimit(pod: Pod, name: string): readonly Violation[] {
  const request = amount(pod.requests.get(name));
  const limit = amount(pod.limits.get(name));
  if (request === undefined || limit === undefined || request <= limit + tolerance) return [];
  const at = `${pod.at}/resources/requests/${name}`;
  return [
    {
      at,
      message: `the pod asks for \`${pod.requests.get(name)}\` of ${name}, which is above its own limit \`${pod.limits.get(name)}\``,
    },
  ];
}

function requestBelowContainers(pod: Pod, name: string): readonly Violation[] {
  const request = amount(pod.requests.get(name));
  if (request === undefined || request + tolerance >= containersNeed(pod, name)) return [];
  const at = `${pod.at}/resources/requests/${name}`;
  return [
    {
      at,
      message: `the pod asks for \`${pod.requests.get(name)}\` of ${name}, which is less than its containers ask for together`,
    },
  ];
}

function limitsAbovePod(pod: Pod, name: string): readonly Violation[] {
  const limit = amount(pod.limits.get(name));
  if (limit === undefined) return [];
  return pod.containers.flatMap((container) => {
    const own = amount(container.limits.get(name));
    if (own === undefined || own <= limit + tolerance) return [];
    return {
      at: `${container.at}/resources/limits/${name}`,
      message: `container \`${container.name}\` has the limit \`${container.limits.get(name)}\` of ${name}, which is above the limit \`${pod.limits.get(name)}\` of its pod`,
      container: container.name,
    };
  });
}

/**
 * The request of the containers as the scheduler sums it: main containers and sidecars together, or an ordinary init
 * container with the sidecars that start before it, whichever is more.
 */
function containersNeed(pod: Pod, name: string): number {
  let running = 0;
  let most = 0;
  for (const { kind, requests, limits } of pod.containers) {
    const need = amount(requests.get(name) ?? limits.get(name)) ?? 0;
    if (kind === 'init') most = Math.max(most, running + need);
    else running += need;
  }
  return Math.max(most, running);
}

function amount(quantity: string | undefined): number | undefined {
  return quantity === undefined ? undefined : parseQuantity(quantity);
}

/** What the pod may ask for: as much as its containers, and no more than its limit; `undefined` where that is less. */
function fittingRequest(pod: Pod, name: string): string | undefined {
  const need = containersNeed(pod, name);
  const limit = pod.limits.get(name);
  const most = amount(limit) ?? Infinity;
  if (need > most + tolerance) return undefined;
  return (amount(pod.requests.get(name)) ?? 0) > most ? limit : quantityOf(need, name);
}

/** The limit of the pod, unless the container asks for more. */
function fittingLimit(pod: Pod, at: string, name: string): string | undefined {
  const limit = pod.limits.get(name);
  const request = amount(containerAt(pod, at)?.requests.get(name)) ?? 0;
  return request > (amount(limit) ?? 0) + tolerance ? undefined : limit;
}

const milli = 1000;
const mebi = 2 ** 20;

/** An amount as people write it: processors in thousandths, bytes in mebibytes where that is exact. */
function quantityOf(need: number, name: string): string {
  if (name === 'cpu') return `${Math.ceil(need * milli - tolerance)}m`;
  return need % mebi === 0 ? `${need / mebi}Mi` : String(Math.ceil(need));
}

import { parseQuantity } from '../../../model/quantity.ts';
import { limitOf, requestOf, type ResourceName } from '../../../model/resources.ts';
import type { ContainerCheck, Violation } from '../../check.ts';

const guaranteed: readonly ResourceName[] = ['cpu', 'memory'];

export const requestsDifferFromLimits: ContainerCheck = {
  id: 'requests-differ-from-limits',
  title: 'Requests and limits differ',
  severity: 'info',
  gain: 'An attacker gains nothing directly; the pod may be evicted or slowed where a guaranteed pod is not.',
  why: 'Only a pod whose requests equal its limits is in the guaranteed class, which is evicted last. It reserves its worst day on every day in return.',
  remedy:
    'Write the same amount under `resources.requests` and `resources.limits` for CPU and for memory, in every container.',
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#guaranteed'],
  aliases: ['kube-score:container-resource-requests-equal-limits'],
  profile: 'strict',
  impliedBy: ['cpu-limit-missing', 'memory-limit-missing'],
  on: 'container',
  evaluate: (container, pod, target) => {
    if (container.kind === 'ephemeral') return undefined;
    const found: Violation[] = [];
    for (const name of guaranteed) {
      const request = requestOf(pod, container, name, target.minor)?.quantity;
      if (request === undefined) continue;
      const limit = limitOf(pod, container, name, target.minor)?.quantity;
      if (limit !== undefined && isSame(request, limit)) continue;
      const bound = limit === undefined ? 'has no limit' : `is limited to \`${limit}\``;
      found.push({
        at: `${container.at}/resources/limits/${name}`,
        message: `container \`${container.name}\` asks for \`${request}\` of ${name} and ${bound}`,
      });
    }
    return found;
  },
};

/** `2300m` and `2.3` differ by rounding only. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [parseQuantity(a), parseQuantity(b)];
  return one !== undefined && other !== undefined && Math.abs(one - other) <= one * 1e-9;
}

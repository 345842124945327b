import type { ResourceName } from '../../../model/resources.ts';
import type { ContainerCheck, Violation } from '../../check.ts';
import { differenceOf, equalAmounts } from '../request-and-limit.ts';

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
      const difference = differenceOf(name, container, pod, target);
      if (difference !== undefined) found.push(difference);
    }
    return found;
  },
  fix: equalAmounts,
};

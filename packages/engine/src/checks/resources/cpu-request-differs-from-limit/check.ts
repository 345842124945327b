import type { ContainerCheck } from '../../check.ts';
import { differenceOf, equalAmounts } from '../request-and-limit.ts';

export const cpuRequestDiffersFromLimit: ContainerCheck = {
  id: 'cpu-request-differs-from-limit',
  title: 'CPU request and limit differ',
  severity: 'info',
  gain: 'An attacker gains nothing directly; the pod is slowed or speeded up by what its neighbours do.',
  why: 'Processor time above the request is there only while nobody else wants it, so a program that gets used to it slows down without warning.',
  remedy: 'Write the same amount under `resources.requests.cpu` and `resources.limits.cpu`.',
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#guaranteed'],
  aliases: ['kube-score:container-cpu-requests-equal-limits'],
  profile: 'strict',
  impliedBy: ['requests-differ-from-limits', 'cpu-limit-missing'],
  on: 'container',
  evaluate: (container, pod, target) =>
    container.kind === 'ephemeral' ? undefined : differenceOf('cpu', container, pod, target),
  fix: equalAmounts,
};

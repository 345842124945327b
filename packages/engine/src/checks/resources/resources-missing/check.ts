import { limitEdits, memoryBelowLimit, requestEdits } from '../amount-fix.ts';
import { podLevelResourcesSince } from '../../../model/resources.ts';
import type { ContainerCheck } from '../../check.ts';

/** Strict: the checks for each single value are in the default profile and say it there already. */
export const resourcesMissing: ContainerCheck = {
  id: 'resources-missing',
  title: 'Container states no resources at all',
  severity: 'low',
  gain: 'An attacker gains nothing directly; a container without bounds disturbs every pod on its node.',
  why: 'With neither requests nor limits the container is best effort: it may use the whole node, and it is the first to be evicted when the node runs short.',
  remedy:
    'Write `resources.requests.cpu`, `resources.requests.memory` and `resources.limits.memory` on the container.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#besteffort',
    'KEP-2837: Pod Level Resources',
  ],
  aliases: [],
  profile: 'strict',
  on: 'container',
  evaluate: (container, pod, target) => {
    if (container.requests.size > 0 || container.limits.size > 0) return undefined;
    if (container.kind === 'ephemeral' || container.kind === 'init') return undefined;
    const hasPodLevel = pod.requests.size > 0 || pod.limits.size > 0;
    if (hasPodLevel && target.minor >= podLevelResourcesSince && !pod.isWindows) return undefined;
    return {
      at: `${container.at}/resources`,
      message: `container \`${container.name}\` states neither requests nor limits, and its pod states none for it`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: memoryBelowLimit,
    needs: ['requests.cpu', 'requests.memory', 'limits.memory'],
    edits: ({ at }, pod, values) => {
      const limit = limitEdits('memory', `${at}/limits/memory`, pod, values);
      return limit.length === 0 ? [] : [...limit, ...requestEdits('cpu', `${at}/requests/cpu`, pod, values)];
    },
  },
};

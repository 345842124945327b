import type { PodCheck } from '../../check.ts';

export const nodeNamePinned: PodCheck = {
  id: 'node-name-pinned',
  title: 'Template names its node outright',
  severity: 'low',
  gain: 'Whoever may write the template puts pods on the node of their choice, the control plane included.',
  why: 'A pod with `nodeName` never meets the scheduler, so taints, affinity and free capacity do not count. If the node is gone, so is the workload.',
  remedy: 'Remove `nodeName`, and choose nodes by label with `nodeSelector` or `affinity`.',
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename'],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: ({ spec, isPod }) => {
    if (isPod) return undefined;
    const node = spec.string('nodeName');
    if (node === undefined || node === '') return undefined;
    return {
      at: spec.pointer('nodeName'),
      message: `every pod of this template goes to node \`${node}\`, past the scheduler`,
    };
  },
  fix: { safety: 'unsafe', edits: ({ at }) => [{ op: 'remove', at }] },
};

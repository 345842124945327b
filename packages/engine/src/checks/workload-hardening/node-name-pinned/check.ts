import type { Fields } from '../../../model/fields.ts';
import type { PodCheck, Edit } from '../../check.ts';

export const nodeNamePinned: PodCheck = {
  id: 'node-name-pinned',
  title: 'Template names its node outright',
  severity: 'low',
  gain: 'Whoever may write the template puts pods on the node of their choice, the control plane included.',
  why: 'A pod with `nodeName` never meets the scheduler, so taints, affinity and free capacity do not count. If the node is gone, so is the workload.',
  remedy:
    'Remove `nodeName`, and choose nodes by label with `nodeSelector` or `affinity`; `kubernetes.io/hostname` names one node.',
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
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the label `kubernetes.io/hostname` of the node is its name, and that its taints and free resources let the pods in.',
    edits: ({ at }, { spec }) => chooseByLabel(at, spec),
  },
};

const longestLabel = 63;

/** The same node by its label, so that the scheduler is asked; a name that is too long for a label only goes. */
function chooseByLabel(at: string, spec: Fields): readonly Edit[] {
  const node = spec.string('nodeName') ?? '';
  const label = `${spec.pointer('nodeSelector')}/kubernetes.io~1hostname`;
  const choice: readonly Edit[] = node.length > longestLabel ? [] : [{ op: 'set', at: label, value: node }];
  return [{ op: 'remove', at }, ...choice];
}

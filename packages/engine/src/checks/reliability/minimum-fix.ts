import type { Resource } from '../../model/resource.ts';
import type { Fix } from '../check.ts';

/** Writes the number of replicas that the user gives as the minimum of an autoscaler, where it is below its maximum. */
export const minimumFix: Fix<Resource> = {
  safety: 'unsafe',
  verify:
    'Verify that so many pods may run side by side, and that the nodes have room for them: `kubectl describe nodes` shows it.',
  needs: ['replicas'],
  edits: ({ at }, { fields }, { replicas }) => {
    const most = fields.map('spec')?.integer('maxReplicas') ?? 0;
    return typeof replicas === 'number' && replicas < most ? [{ op: 'set', at, value: replicas }] : [];
  },
};

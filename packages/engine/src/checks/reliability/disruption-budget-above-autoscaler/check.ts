import { oneAway, worksWithOneLess } from '../budget-fix.ts';
import type { SnapshotCheck } from '../../check.ts';
import { fewestPods, podsNeeded } from '../pods-needed.ts';

export const disruptionBudgetAboveAutoscaler: SnapshotCheck = {
  id: 'disruption-budget-above-autoscaler',
  title: 'Budget asks for more than the autoscaler keeps',
  severity: 'low',
  gain: 'Nodes that cannot be drained are not patched, so known holes of the kernel and the kubelet stay open.',
  why: 'When the load is low the autoscaler keeps fewer pods than the budget demands, and no drain gets on until the load rises.',
  remedy: 'Set `maxUnavailable: 1` instead of `minAvailable`, or raise the minimum of the autoscaler.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
  ],
  aliases: ['polaris:pdbMinAvailableGreaterThanHPAMinReplicas'],
  profile: 'default',
  on: 'snapshot',
  kinds: ['PodDisruptionBudget.policy'],
  evaluate: ({ name, namespace, details }, snapshot) => {
    if (details?.of !== 'disruption-budget' || details.minAvailable === undefined) return undefined;
    const [workload, ...others] = snapshot.podsSelectedBy(details.selector, namespace);
    if (workload === undefined || others.length > 0) return undefined;
    const fewest = fewestPods(workload, snapshot);
    // A workload that is scaled to nothing leaves nothing to evict.
    if (fewest?.autoscaler === undefined || fewest.pods === 0) return undefined;
    const needed = podsNeeded(details.minAvailable, fewest.pods);
    if (needed === undefined || needed <= fewest.pods) return undefined;
    return {
      at: `${details.specAt}/minAvailable`,
      message: `budget \`${name}\` wants \`${details.minAvailable}\` pods available, and ${fewest.because}`,
    };
  },
  fix: oneAway(worksWithOneLess),
};

import { oneAway, worksWithOneLess } from '../budget-fix.ts';
import type { SnapshotCheck } from '../../check.ts';
import { fewestPods, podsNeeded } from '../pods-needed.ts';

export const disruptionBudgetNeedsEveryPod: SnapshotCheck = {
  id: 'disruption-budget-needs-every-pod',
  title: 'Disruption budget needs every pod there is',
  severity: 'low',
  gain: 'Nodes that cannot be drained are not patched, so known holes of the kernel and the kubelet stay open.',
  why: 'A drain waits for every pod that its budget protects; where `minAvailable` is as much as the workload runs, none may ever go.',
  remedy: 'Set `maxUnavailable: 1` instead of `minAvailable`, or run more pods than the budget asks for.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
    'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
  ],
  aliases: ['kube-linter:pdb-min-available'],
  profile: 'default',
  impliedBy: ['disruption-budget-above-autoscaler'],
  on: 'snapshot',
  kinds: ['PodDisruptionBudget.policy'],
  evaluate: ({ name, namespace, details }, snapshot) => {
    if (details?.of !== 'disruption-budget' || details.minAvailable === undefined) return undefined;
    let pods = 0;
    const because: string[] = [];
    for (const workload of snapshot.podsSelectedBy(details.selector, namespace)) {
      const fewest = fewestPods(workload, snapshot);
      // Without a number nobody can say how many there are.
      if (fewest === undefined) return undefined;
      pods += fewest.pods;
      because.push(fewest.because);
    }
    const needed = podsNeeded(details.minAvailable, pods);
    if (pods === 0 || needed === undefined || needed < pods) return undefined;
    return {
      at: `${details.specAt}/minAvailable`,
      message: `budget \`${name}\` allows no eviction: \`minAvailable\` is \`${details.minAvailable}\`, and ${because.join(', ')}`,
    };
  },
  fix: oneAway(worksWithOneLess),
};

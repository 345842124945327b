import { oneAway, worksWithOneLess } from '../budget-fix.ts';
import { disruptionBudgetOf } from '../../../model/scaling.ts';
import type { ResourceCheck } from '../../check.ts';
import { budgetKinds } from '../budget-kinds.ts';

const percentage = /^([0-9]+)%$/u;

export const disruptionBudgetBlocks: ResourceCheck = {
  id: 'disruption-budget-blocks',
  title: 'Disruption budget never allows an eviction',
  severity: 'low',
  gain: 'Nodes that cannot be drained are not patched, so known holes of the kernel and the kubelet stay open.',
  why: 'A drain waits for every pod that its budget protects. A budget that allows no disruption at all makes it wait for ever.',
  remedy: 'Set `maxUnavailable: 1`, or `minAvailable` to less than all pods.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
    'Kubernetes, Specifying a Disruption Budget: if you set maxUnavailable to 0% or 0, or minAvailable to 100% or the number of replicas, you are requiring zero voluntary evictions',
  ],
  aliases: ['kube-linter:pdb-max-unavailable', 'polaris:pdbDisruptionsIsZero'],
  profile: 'default',
  on: 'resource',
  kinds: budgetKinds,
  evaluate: (resource) => {
    const { minAvailable, maxUnavailable, specAt } = disruptionBudgetOf(resource);
    const blocks = (reason: string, key: string) => ({
      at: `${specAt}/${key}`,
      message: `budget \`${resource.name}\` allows no eviction, so nodes with its pods cannot be drained: ${reason}`,
    });
    if (maxUnavailable !== undefined && shareOf(maxUnavailable) === 0)
      return blocks(`\`maxUnavailable\` is \`${maxUnavailable}\``, 'maxUnavailable');
    if (typeof minAvailable !== 'string' || (shareOf(minAvailable) ?? 0) < 100) return undefined;
    return blocks(`\`minAvailable\` is \`${minAvailable}\``, 'minAvailable');
  },
  fix: oneAway(worksWithOneLess),
};

/** The number of a percentage, or a plain number as it is. */
function shareOf(value: number | string): number | undefined {
  if (typeof value === 'number') return value;
  const [, digits] = percentage.exec(value) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

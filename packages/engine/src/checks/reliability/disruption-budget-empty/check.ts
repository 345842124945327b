import { nodesCanBeDrained, oneAway } from '../budget-fix.ts';
import { disruptionBudgetOf } from '../../../model/scaling.ts';
import type { ResourceCheck } from '../../check.ts';
import { budgetKinds } from '../budget-kinds.ts';

export const disruptionBudgetEmpty: ResourceCheck = {
  id: 'disruption-budget-empty',
  title: 'Disruption budget states no budget',
  severity: 'info',
  gain: 'An attacker gains nothing directly; how many pods a drain may take away is left open.',
  why: 'A budget without a number does not say what somebody meant when they wrote it, and how evictions are answered then is not documented.',
  remedy: 'Set one of `spec.maxUnavailable` and `spec.minAvailable`, for example `maxUnavailable: 1`.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
  ],
  aliases: ['kube-score:poddisruptionbudget-has-policy'],
  profile: 'default',
  on: 'resource',
  kinds: budgetKinds,
  evaluate: (resource) => {
    const { minAvailable, maxUnavailable, specAt } = disruptionBudgetOf(resource);
    if (minAvailable !== undefined || maxUnavailable !== undefined) return undefined;
    return {
      at: `${specAt}/maxUnavailable`,
      message: `budget \`${resource.name}\` does not say how many pods may be away: neither \`maxUnavailable\` nor \`minAvailable\` is set`,
    };
  },
  fix: oneAway(nodesCanBeDrained),
};

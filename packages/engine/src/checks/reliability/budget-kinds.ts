import type { KindName } from '../../model/resource.ts';

export const budgetKinds: readonly KindName[] = [
  'PodDisruptionBudget.policy',
  // No API server has this one; a manifest that says so is refused, and means a budget all the same.
  'PodDisruptionBudget',
];

import { isEmptySelector, selectorText } from '../../../model/selector.ts';
import { absenceDoubt } from '../../../snapshot/resolve.ts';
import type { SnapshotCheck } from '../../check.ts';
import { within } from '../../referred.ts';
import { selectedSomewhere } from '../selected-pods.ts';

export const disruptionBudgetSelectsNothing: SnapshotCheck = {
  id: 'disruption-budget-selects-nothing',
  title: 'Disruption budget selects no pod',
  severity: 'low',
  gain: 'An attacker gains nothing directly; draining nodes takes down the workload that the budget was written for.',
  why: 'No workload has the labels that the selector names, so nothing limits how many pods are evicted at once.',
  remedy: 'Write the labels of the pod template into `spec.selector`, or remove the budget.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
    'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ['PodDisruptionBudget.policy'],
  evaluate: ({ details, namespace, name }, snapshot, { parameters }) => {
    if (details?.of !== 'disruption-budget' || details.selector === undefined) return undefined;
    const { selector } = details;
    if (isEmptySelector(selector) || snapshot.podsSelectedBy(selector, namespace).length > 0)
      return undefined;
    const doubt =
      selectedSomewhere(selector, namespace, snapshot) ??
      absenceDoubt({ kindName: 'Pod', namespace, name: '' }, snapshot, parameters);
    if (doubt !== undefined) {
      return {
        at: selector.at,
        unknown: `cannot tell which pods disruption budget \`${name}\` selects: ${doubt}`,
      };
    }
    return {
      at: selector.at,
      message: `disruption budget \`${name}\` selects no pod: no workload${within(namespace)} has the labels \`${selectorText(selector)}\``,
    };
  },
};

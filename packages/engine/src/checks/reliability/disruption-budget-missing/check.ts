import { nodesCanBeDrained } from '../budget-fix.ts';
import type { SlimResource } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import { selects } from '../../../model/selector.ts';
import type { SnapshotCheck } from '../../check.ts';
import { autoscalerFor } from '../autoscaled.ts';

const budget = 'PodDisruptionBudget.policy';

export const disruptionBudgetMissing: SnapshotCheck = {
  id: 'disruption-budget-missing',
  title: 'No disruption budget covers the pods',
  severity: 'info',
  gain: 'An attacker gains nothing directly; draining a few nodes at once takes the service down.',
  why: 'Without a budget a drain may evict all pods of a workload at the same time. Whether that matters is a matter of policy.',
  remedy: 'Add a PodDisruptionBudget with the labels of the pods under `selector` and `maxUnavailable: 1`.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
  ],
  aliases: [
    'polaris:missingPodDisruptionBudget',
    'kube-score:deployment-has-poddisruptionbudget',
    'kube-score:statefulset-has-poddisruptionbudget',
    'kics:b23e9b98-0cb6-4fc9-b257-1f3270442678',
    'kics:1db3a5a5-bf75-44e5-9e44-c56cfc8b1ac5',
  ],
  profile: 'strict',
  on: 'snapshot',
  kinds: ['Deployment.apps', 'StatefulSet.apps'],
  evaluate: (resource, snapshot) => {
    const { details, pod, kind, name } = resource;
    if (details?.of !== 'workload' || pod === undefined || runsAlone(resource, details.replicas, snapshot))
      return undefined;
    if (snapshot.selecting(budget, { ...resource, pod }).length > 0) return undefined;
    const doubt = doubtOf(resource, pod.labels, snapshot);
    if (doubt !== undefined) {
      return {
        at: pod.at,
        unknown: `cannot tell whether a disruption budget covers ${kind} \`${name}\`: ${doubt}`,
      };
    }
    return {
      at: pod.at,
      message: `no disruption budget among these manifests covers the pods of ${kind} \`${name}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: nodesCanBeDrained,
    edits: () => [],
    companions: (_violation, { fields, name }) => {
      const selector = fields.map('spec')?.map('selector')?.object;
      if (selector === undefined || name === '') return [];
      const spec = { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector };
      return [{ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name }, spec }];
    },
  },
};

/** True for a workload of one pod or none, which no budget helps. */
function runsAlone(resource: SlimResource, replicas: number | undefined, snapshot: Snapshot): boolean {
  const autoscaler = autoscalerFor(resource, snapshot)?.details;
  const most = autoscaler === undefined ? replicas : autoscaler.maxReplicas;
  return most !== undefined && most < 2;
}

function doubtOf(
  { namespace }: SlimResource,
  labels: ReadonlyMap<string, string>,
  snapshot: Snapshot,
): string | undefined {
  if (!snapshot.isWhole) return 'a part of the manifests could not be read or is not rendered';
  const unclear = snapshot
    .ofKind(budget)
    .find(
      (one) =>
        one.namespace !== namespace &&
        (one.namespace === undefined || namespace === undefined) &&
        one.details?.of === 'disruption-budget' &&
        selects(one.details.selector, labels),
    );
  return unclear && `which namespace budget \`${unclear.name}\` and the pods land in is not said`;
}

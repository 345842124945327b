import type { SnapshotCheck } from '../../check.ts';
import { autoscalerFor } from '../autoscaled.ts';

export const autoscalerFightsReplicas: SnapshotCheck = {
  id: 'autoscaler-fights-replicas',
  title: 'Replicas are fixed beside an autoscaler',
  severity: 'low',
  gain: 'An attacker gains nothing directly; under load the next deployment throws the service back to the fixed number.',
  why: 'Each time the manifest is applied the number in it wins, and the autoscaler has to find its way back while requests fail.',
  remedy: 'Remove `spec.replicas`, so that the autoscaler alone decides.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
  ],
  aliases: [
    'kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured',
    'kics:5744cbb8-5946-4b75-a196-ade44449525b',
  ],
  profile: 'default',
  on: 'snapshot',
  kinds: ['Deployment.apps', 'StatefulSet.apps', 'ReplicaSet.apps', 'ReplicationController'],
  evaluate: (resource, snapshot) => {
    const { details, kind, name } = resource;
    // Nothing is scaled from 0: with it somebody switches the workload off.
    if (details?.of !== 'workload' || details.replicasAt === undefined || details.replicas === 0)
      return undefined;
    const autoscaler = autoscalerFor(resource, snapshot)?.resource;
    if (autoscaler === undefined) return undefined;
    return {
      at: details.replicasAt,
      message: `${kind} \`${name}\` fixes \`replicas\` at ${details.replicas}, and ${autoscaler.kind} \`${autoscaler.name}\` scales it`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify how the manifests are applied: client-side `kubectl apply` scales to 1 for a moment, server-side apply does not.',
    reveals: ['replicas-too-few', 'topology-spread-missing'],
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

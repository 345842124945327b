import type { SlimResource } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import type { SnapshotCheck } from '../../check.ts';
import { autoscalerFor } from '../autoscaled.ts';

/** The modes by which one node, or one pod, writes at a time. */
const singleModes: readonly string[] = ['ReadWriteOnce', 'ReadWriteOncePod'];

export const singleWriterVolumeShared: SnapshotCheck = {
  id: 'single-writer-volume-shared',
  title: 'Replicas share a volume for one writer',
  severity: 'low',
  gain: 'An attacker gains nothing directly; replicas on other nodes never start, so one lost node is an outage.',
  why: 'A claim with `ReadWriteOnce` is attached to one node and one with `ReadWriteOncePod` serves one pod, so further replicas wait for it for ever.',
  remedy:
    'Use a StatefulSet with `volumeClaimTemplates`, a claim with `ReadWriteMany`, or one replica with the strategy `Recreate`.',
  references: [
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: [
    'Deployment.apps',
    'StatefulSet.apps',
    'ReplicaSet.apps',
    'ReplicationController',
    'DeploymentConfig.apps.openshift.io',
  ],
  evaluate: (resource, snapshot) => {
    const { references, kind, name } = resource;
    const many = replicasOf(resource, snapshot);
    if (many === undefined || many < 2) return undefined;
    return references.flatMap((reference) => {
      if (reference.kindName !== 'PersistentVolumeClaim') return [];
      const claim = snapshot.find(reference.kindName, reference.namespace, reference.name)?.details;
      const modes = claim?.of === 'claim' ? claim.accessModes : [];
      if (modes.length === 0 || !modes.every((mode) => singleModes.includes(mode))) return [];
      return {
        at: reference.at,
        message: `${many} pods of ${kind} \`${name}\` share claim \`${reference.name}\`, whose access mode is \`${modes.join('`, `')}\``,
      };
    });
  },
};

/** How many pods a workload runs, or grows to. */
function replicasOf(resource: SlimResource, snapshot: Snapshot): number | undefined {
  if (resource.details?.of !== 'workload' || resource.references.length === 0) return undefined;
  return autoscalerFor(resource, snapshot)?.details.maxReplicas ?? resource.details.replicas;
}

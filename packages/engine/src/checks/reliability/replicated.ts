import type { KindName, Resource } from '../../model/resource.ts';

/** The kinds that keep a number of equal pods running. */
export const replicatedKinds: readonly KindName[] = [
  'Deployment.apps',
  'Deployment.extensions',
  'StatefulSet.apps',
  'ReplicaSet.apps',
  'ReplicaSet.extensions',
  'ReplicationController',
  'DeploymentConfig.apps.openshift.io',
  // No API server has this one; a manifest that says so is refused, and means a Deployment all the same.
  'Deployment',
];

/** `spec.replicas` as written. */
export function writtenReplicas({ fields }: Resource): number | undefined {
  return fields.map('spec')?.integer('replicas');
}

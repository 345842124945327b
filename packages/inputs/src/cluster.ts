/** Live clusters and snapshots of them, apart from the rest so that nothing else starts the slower. */
export { openDryRun, type DryRun, type DryRunRequest, type Verdict } from './cluster/dry-run.ts';
export { jsonText } from './cluster/json-text.ts';
export { leastRole } from './cluster/least-role.ts';
export { sourceOf, type LiveObject } from './cluster/live-objects.ts';
export type { Missing } from './cluster/missing-on-server.ts';
export {
  readCluster,
  type ClusterReader,
  type ClusterReading,
  type ClusterRequest,
  type ServerFacts,
} from './cluster/read-cluster.ts';
export { readCustomPodKinds, type CustomPodKindsReading } from './cluster/read-custom-pod-kinds.ts';
export { isSnapshot, readSnapshot, type SnapshotReading } from './cluster/read-snapshot.ts';
export { writeSnapshot, type SnapshotOutcome } from './cluster/write-snapshot.ts';

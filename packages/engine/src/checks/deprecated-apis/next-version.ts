import { lifecycleOf } from '../../model/api-lifecycle.ts';
import { kindNameOf, resourcesOf, type KindName, type Resource } from '../../model/resource.ts';
import { builtInVerdict } from '../../schema/built-in-verdict.ts';
import { newestTypes, servedVersions } from '../../schema/built-in.ts';
import type { Edit, Fix } from '../check.ts';

/** Writes the version that takes the place of one that is served no more, where all fields are as they were. */
export const leaveRemovedVersion: Fix<Resource> = {
  safety: 'safe',
  reveals: 'all',
  edits: ({ at }, resource) => editsFor(at, resource),
};

/** The same for a version that is still served, whose defaults may be others. */
export const leaveDeprecatedVersion: Fix<Resource> = {
  safety: 'unsafe',
  verify:
    'Verify what the newer version takes for fields that are not set: `kubectl diff` shows what would change.',
  isSafeFor: (_violation, resource) => sameDefaults.has(kindNameOf(resource)),
  edits: ({ at }, resource) => editsFor(at, resource),
};

/** Kinds whose defaults are the same in each version with the same fields. */
const sameDefaults: ReadonlySet<KindName> = new Set([
  'CronJob.batch',
  'HorizontalPodAutoscaler.autoscaling',
  'Lease.coordination.k8s.io',
  'NetworkPolicy.extensions',
  'PriorityClass.scheduling.k8s.io',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'Role.rbac.authorization.k8s.io',
  'RoleBinding.rbac.authorization.k8s.io',
  'RuntimeClass.node.k8s.io',
  'StorageClass.storage.k8s.io',
]);

function editsFor(at: string, resource: Resource): readonly Edit[] {
  const value = nextVersion(resource);
  return value === undefined ? [] : [{ op: 'set', at, value }];
}

const oneKind = /^(\S+)\/(\S+) (\S+)$/u;

/** The API version to write, if every release that speaks against the old one serves it and takes the object as it is. */
function nextVersion(resource: Resource): string | undefined {
  const lifecycle = lifecycleOf(resource);
  const [, group = '', version = '', kind] = oneKind.exec(lifecycle?.replacement ?? '') ?? [];
  if (lifecycle === undefined || kind !== resource.kind) return undefined;
  const served = servedVersions(group, kind)?.get(version);
  const firstToSpeak = Math.min(lifecycle.deprecated ?? Infinity, lifecycle.removed ?? Infinity);
  if (served === undefined || (served.since ?? 0) > firstToSpeak) return undefined;
  const apiVersion = `${group}/${version}`;
  const [rewritten] = resourcesOf({ ...resource.fields.object, apiVersion }, resource.uri);
  const verdict = rewritten === undefined ? undefined : builtInVerdict(rewritten, newestTypes);
  return verdict?.faults.length === 0 ? apiVersion : undefined;
}

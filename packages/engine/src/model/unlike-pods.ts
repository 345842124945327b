import type { KindName } from './resource.ts';

const unlikeGroups: ReadonlySet<string> = new Set([
  'apiextensions.crossplane.io',
  'helm.toolkit.fluxcd.io',
  'helm.cattle.io',
  'kubevirt.io',
  'kyverno.io',
  'policies.kyverno.io',
  'gatekeeper.sh',
  'constraints.gatekeeper.sh',
  'mutations.gatekeeper.sh',
  'templates.gatekeeper.sh',
]);

const unlikeKinds: ReadonlySet<KindName> = new Set(['ApplicationSet.argoproj.io', 'Application.argoproj.io']);

/**
 * True for kinds in which what looks like a pod spec is none: machines, patterns and patches of policies, values of
 * charts, and templates that are filled in before anything comes of them.
 */
export function onlyLooksLikePods({
  group,
  kind,
}: {
  readonly group: string;
  readonly kind: string;
}): boolean {
  return unlikeGroups.has(group) || unlikeKinds.has(`${kind}.${group}`);
}

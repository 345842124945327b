import { controlsAt, newestPolicyVersion } from '../analyzers/pod-security/standard.ts';
import type { ControlId, PodSecurityLevel } from '../analyzers/pod-security/control.ts';
import type { Check, ProfileTier } from '../checks/check.ts';
import { groupOf } from '../checks/index.generated.ts';
import { cis } from './frameworks/cis.ts';
import type { Mapping } from './frameworks/framework.ts';
import { nsa } from './frameworks/nsa.ts';

/** A named set of checks. */
export type ProfileName = ProfileTier | 'pss-baseline' | 'pss-restricted' | 'nsa' | 'cis' | 'reliability';

/** Every profile, the usual one first. */
export const profileNames: readonly ProfileName[] = [
  'default',
  'strict',
  'all',
  'pss-baseline',
  'pss-restricted',
  'nsa',
  'cis',
  'reliability',
];

const tiers: readonly ProfileTier[] = ['default', 'strict', 'all'];

/** The level of the Pod Security Standards that a profile judges; `undefined` for the other profiles. */
export function levelOf(profile: ProfileName): PodSecurityLevel | undefined {
  if (profile === 'pss-baseline') return 'baseline';
  return profile === 'pss-restricted' ? 'restricted' : undefined;
}

/** The checks of a profile at a Kubernetes version; a level of the standard changes with the version. */
export function inProfile(checks: readonly Check[], profile: ProfileName, minor: number): readonly Check[] {
  switch (profile) {
    case 'default':
    case 'strict':
    case 'all':
      return checks.filter((check) => tiers.indexOf(check.profile) <= tiers.indexOf(profile));
    case 'pss-baseline':
    case 'pss-restricted':
      return ofLevel(checks, profile === 'pss-baseline' ? 'baseline' : 'restricted', minor);
    case 'nsa':
      return checks.filter(({ id }) => nsaChecks.has(id));
    case 'cis':
      return checks.filter(({ id }) => cisChecks.has(id));
    case 'reliability':
      return checks.filter(isAboutReliability);
  }
}

function ofLevel(checks: readonly Check[], level: PodSecurityLevel, minor: number): readonly Check[] {
  const active = new Set(controlsAt(level, minor).map((control) => control.id));
  return checks.filter((check) => controlsOf(check).some((control) => active.has(control)));
}

function checksIn(mapping: Mapping): ReadonlySet<string> {
  return new Set(Object.values(mapping).flatMap(({ checks }) => checks));
}

const nsaChecks: ReadonlySet<string> = checksIn(nsa);
const cisChecks: ReadonlySet<string> = checksIn(cis);

const reliabilityGroups: ReadonlySet<string> = new Set(['reliability', 'resources']);

function isAboutReliability({ id }: Check): boolean {
  return reliabilityGroups.has(groupOf.get(id) ?? '') || availability.has(id);
}

/** Checks on references and admission for which a workload does not start, is not reached or cannot be changed. */
const availability: ReadonlySet<string> = new Set([
  'add-on-api-version-removed',
  'api-version-removed',
  'autoscaler-target-missing',
  'config-or-secret-missing',
  'gateway-backend-missing',
  'ingress-backend-missing',
  'port-name-invalid',
  'pull-secret-missing',
  'quota-rejects-workload',
  'reference-missing',
  'selector-template-mismatch',
  'service-account-missing',
  'service-selects-nothing',
  'tls-certificate-expired',
  'volume-claim-missing',
  'webhook-backend-missing',
  'webhook-can-lock-cluster',
  'workload-rejected-by-level',
]);

/** The controls of the Pod Security Standards that a check is, or is a part of. */
export function controlsOf(check: Check): readonly ControlId[] {
  if (check.control === undefined) return [];
  return typeof check.control === 'string' ? [check.control] : check.control;
}

/** The profiles that hold a check, the levels of the standard at their newest version. */
export function profilesOf(check: Check): readonly ProfileName[] {
  return profileNames.filter((profile) => inProfile([check], profile, newestPolicyVersion).length > 0);
}

import { controlsAt, newestPolicyVersion } from '../analyzers/pod-security/standard.ts';
import type { ControlId, PodSecurityLevel } from '../analyzers/pod-security/control.ts';
import type { Check, ProfileTier } from '../checks/check.ts';

/** A named set of checks. */
export type ProfileName = ProfileTier | 'pss-baseline' | 'pss-restricted';

/** Every profile, the usual one first. */
export const profileNames: readonly ProfileName[] = [
  'default',
  'strict',
  'all',
  'pss-baseline',
  'pss-restricted',
];

const tiers: readonly ProfileTier[] = ['default', 'strict', 'all'];

/** The level of the Pod Security Standards that a profile judges; `undefined` for the other profiles. */
export function levelOf(profile: ProfileName): PodSecurityLevel | undefined {
  if (profile === 'pss-baseline') return 'baseline';
  return profile === 'pss-restricted' ? 'restricted' : undefined;
}

/** The checks of a profile at a Kubernetes version; a level of the standard changes with the version. */
export function inProfile(checks: readonly Check[], profile: ProfileName, minor: number): readonly Check[] {
  const level = levelOf(profile);
  if (level === undefined) {
    const reach = tiers.findIndex((tier) => tier === profile);
    return checks.filter((check) => tiers.indexOf(check.profile) <= reach);
  }
  const active = new Set(controlsAt(level, minor).map((control) => control.id));
  return checks.filter((check) => controlsOf(check).some((control) => active.has(control)));
}

/** The controls of the Pod Security Standards that a check is, or is a part of. */
export function controlsOf(check: Check): readonly ControlId[] {
  if (check.control === undefined) return [];
  return typeof check.control === 'string' ? [check.control] : check.control;
}

/** The profiles that hold a check, the levels of the standard at their newest version. */
export function profilesOf(check: Check): readonly ProfileName[] {
  return profileNames.filter((profile) => inProfile([check], profile, newestPolicyVersion).length > 0);
}

import type { KindName, Resource } from '../../model/resource.ts';
import type { Violation } from '../check.ts';

/** PodSecurityPolicy in both of the groups that it has been in. */
export const podSecurityPolicyKinds: readonly KindName[] = [
  'PodSecurityPolicy.policy',
  'PodSecurityPolicy.extensions',
];

/** A field of a policy that is true and admits what it names. */
export function admittedBy(resource: Resource, key: string, consequence: string): Violation | undefined {
  const spec = resource.fields.map('spec');
  if (spec?.boolean(key) !== true) return undefined;
  return {
    at: spec.pointer(key),
    message: `policy \`${resource.name}\` ${consequence}: \`${key}\` is true`,
  };
}

/** What to make sure of before a policy admits less: `uses` says what none of its pods may do. */
export function verifyNoPod(uses: string): string {
  return `Verify that no pod ${uses} whose annotation \`kubernetes.io/psp\` names this policy: it is refused when it is made anew.`;
}

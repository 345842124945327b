import type { Check, Plan, Undecided } from '@plimsoll/engine';

/** Objects of which only names were read, so that checks on their values have nothing to judge. */
export interface UnreadValues {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly count: number;
  /** Where they lie in reports. */
  readonly uri: string;
  /** How to have them read; ends the sentence. */
  readonly remedy: string;
}

/** What the checks on values cannot tell; nothing where there are no such objects. */
export function unknownFor(plan: Plan, unread: readonly UnreadValues[]): readonly Undecided[] {
  return unread
    .filter(({ count }) => count > 0)
    .flatMap(({ kind, count, uri, remedy }) => {
      const what = count === 1 ? `1 ${kind}` : `${count} ${kind}s`;
      return plan.checks
        .filter((check) => judgesValuesOf(check, kind))
        .map(({ id }) => ({
          check: id,
          message: `cannot tell: the values of ${what} were not read; ${remedy}`,
          uri,
          line: 1,
        }));
    });
}

/** The checks on Secrets and ConfigMaps that do without values. */
const needsNoValues: ReadonlySet<string> = new Set(['long-lived-token-secret']);

function judgesValuesOf(check: Check, kind: string): boolean {
  return check.on === 'resource' && check.kinds.includes(kind) && !needsNoValues.has(check.id);
}

/**
 * Checks on the text of manifests, on what is to stand in none, and on whether a default is written out, which a server that
 * fills it in does not tell: they have nothing to say of what a cluster holds.
 */
export const aboutManifests: readonly string[] = [
  'image-pull-policy-unset',
  'restart-policy-missing',
  'secret-value-in-manifest',
  'yaml-keys-unsorted',
];

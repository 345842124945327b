import { grantOf, type Right } from '../../analyzers/rbac/rights.ts';
import type { Resource } from '../../model/resource.ts';
import type { Violation } from '../check.ts';
import { rulesAtFault } from './rules-at-fault.ts';

/** What follows for whoever is bound to the role, and which rules count. */
export interface Judgement {
  readonly consequence: string;
  /** Whether a rule counts, by its `resourceNames`; left out, only rules without any do. */
  readonly counts?: (resourceNames: readonly string[]) => boolean;
}

/** The rules of a role that give any of some rights, one violation for each. */
export function rightsGiven(
  resource: Resource,
  rights: readonly Right[],
  { consequence, counts = isUnlimited }: Judgement,
): readonly Violation[] | undefined {
  return rulesAtFault(resource, (rule, isNamespaced) => {
    if (!counts(rule.resourceNames)) return undefined;
    const grant = grantOf(rule, rights, isNamespaced);
    return grant && { at: grant.at, text: `grants ${grant.text}: ${consequence}` };
  });
}

function isUnlimited(resourceNames: readonly string[]): boolean {
  return resourceNames.length === 0;
}

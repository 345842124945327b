import { grantOf, type Right } from '../../analyzers/rbac/rights.ts';
import type { Rule } from '../../model/rbac.ts';
import type { Resource } from '../../model/resource.ts';
import type { Violation } from '../check.ts';
import { rulesAtFault } from './rules-at-fault.ts';

/** What follows for whoever is bound to the role, and which rules count. */
export interface Judgement {
  readonly consequence: string;
  /** Whether a rule counts, by its `resourceNames`; left out, only rules without any do. */
  readonly counts?: (resourceNames: readonly string[]) => boolean;
  /** The verb that is the fault, where it is one and not the resource. */
  readonly verb?: string;
}

/** The rules of a role that give any of some rights, one violation for each. */
export function rightsGiven(
  resource: Resource,
  rights: readonly Right[],
  { consequence, counts = isUnlimited, verb }: Judgement,
): readonly Violation[] | undefined {
  return rulesAtFault(resource, (rule, isNamespaced) => {
    if (!counts(rule.resourceNames)) return undefined;
    const grant = grantOf(rule, rights, isNamespaced);
    if (grant === undefined) return undefined;
    const at = verb === undefined ? grant.at : (entryOfVerb(rule, verb) ?? grant.at);
    return { at, text: `grants ${grant.text}: ${consequence}` };
  });
}

function isUnlimited(resourceNames: readonly string[]): boolean {
  return resourceNames.length === 0;
}

/** Pointer of the entry of `verbs` that covers a verb; `undefined` where a `*` for resources weighs more. */
function entryOfVerb({ at, verbs, resources }: Rule, verb: string): string | undefined {
  if (resources.includes('*')) return undefined;
  const every = verbs.indexOf('*');
  return `${at}/verbs/${every < 0 ? verbs.indexOf(verb) : every}`;
}

import { roleKinds, type Rule } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rulesAtFault, type RuleFault } from '../rules-at-fault.ts';

export const resourceNamesIneffective: ResourceCheck = {
  id: 'resource-names-ineffective',
  title: 'Rule never allows what it limits by name',
  severity: 'low',
  gain: 'An attacker gains nothing directly; the rule does not give what it says, and the missing right tends to be added without any limit.',
  why: 'A request to create an object or to delete a collection carries no name, so a rule with `resourceNames` never allows it.',
  remedy: 'Move the verb to a rule of its own without `resourceNames`, or remove it.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources'],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rulesAtFault(role, limitedInVain),
};

function limitedInVain(rule: Rule): RuleFault | undefined {
  const verb = namelessVerb(rule);
  if (verb === undefined) return undefined;
  return {
    at: `${rule.at}/verbs/${rule.verbs.indexOf(verb)}`,
    text: `limits \`${verb}\` by \`resourceNames\`: such a request carries no name, so the rule never allows it`,
  };
}

/** The verb of a rule with names that no request for one of its resources carries a name with. */
function namelessVerb({ verbs, resources, resourceNames }: Rule): string | undefined {
  if (resourceNames.length === 0 || resources.every((entry) => entry.includes('/'))) return undefined;
  if (verbs.includes('deletecollection')) return 'deletecollection';
  return verbs.includes('create') && !verbs.includes('patch') ? 'create' : undefined;
}

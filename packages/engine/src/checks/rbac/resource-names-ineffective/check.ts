import { roleKinds, type Rule } from '../../../model/rbac.ts';
import type { Edit, ResourceCheck } from '../../check.ts';
import { rulesAtFault, type RuleFault } from '../rules-at-fault.ts';
import { ruleAt, takenOut } from '../rule-edits.ts';

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
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing creates these objects by `PUT` or by apply, where the verb does count: the audit log shows it.',
    isSafeFor: ({ at }, resource) => {
      const rule = ruleAt(resource, at);
      return rule !== undefined && !isInVain('create', rule);
    },
    edits: ({ at }, resource) => {
      const rule = ruleAt(resource, at);
      return rule === undefined ? [] : withoutVain(rule);
    },
  },
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
function namelessVerb(rule: Rule): string | undefined {
  const { verbs, resources, resourceNames } = rule;
  if (resourceNames.length === 0 || resources.every((entry) => entry.includes('/'))) return undefined;
  return ['deletecollection', 'create'].find((verb) => verbs.includes(verb) && isInVain(verb, rule));
}

/** An apply creates by `patch`, and asks for both verbs by name. */
function isInVain(verb: string, { verbs }: Rule): boolean {
  return (
    verb === 'deletecollection' || (verb === 'create' && !verbs.includes('patch') && verbs.includes(verb))
  );
}

/** Requests for subresources carry a name: beside them only what has no other verb is surely without effect. */
function withoutVain(rule: Rule): readonly Edit[] {
  const isVerb = (verb: string): boolean => isInVain(verb, rule);
  if (!rule.resources.some((entry) => entry.includes('/'))) return takenOut(rule, 'verbs', isVerb);
  if (!rule.verbs.every(isVerb)) return [];
  return takenOut(rule, 'resources', (entry) => !entry.includes('/'));
}

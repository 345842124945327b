import { faultOf } from '../../../analyzers/rbac/dead-entry.ts';
import { isBuiltIn, roleKinds, roleOf, type Rule } from '../../../model/rbac.ts';
import type { Edit, ResourceCheck, Violation } from '../../check.ts';
import { ruleAt } from '../rule-edits.ts';

export const ruleMatchesNothing: ResourceCheck = {
  id: 'rule-matches-nothing',
  title: 'Rule names what Kubernetes does not serve',
  severity: 'low',
  gain: 'An attacker gains nothing directly; the program fails with a missing right, and a wildcard is the usual way out.',
  why: 'A rule for a resource that is served by another API group, or by none, is accepted and gives nothing.',
  remedy:
    'Write the plural name and the API group that `kubectl api-resources` shows, and name subresources as `pods/log`; or remove the entry, which gives nothing.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#api-verbs',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: roleKinds,
  evaluate: (resource) => {
    const { rules, isNamespaced } = roleOf(resource);
    let found: Violation[] | undefined;
    for (const rule of rules) {
      for (const [index, entry] of rule.resources.entries()) {
        const fault = faultOf(entry, rule, isNamespaced);
        if (fault === undefined) continue;
        if (isBuiltIn(resource)) return undefined;
        found ??= [];
        const message = `${resource.kind} \`${resource.name}\` gives nothing by \`${entry}\`: ${fault}`;
        found.push({ at: `${rule.at}/resources/${index}`, message });
      }
    }
    return found;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no proxy asks for the name by a SubjectAccessReview, and that `kubectl api-resources` of the cluster lacks it.',
    edits: ({ at }, resource) => {
      const rule = ruleAt(resource, at);
      if (rule === undefined) return [];
      const { isNamespaced } = roleOf(resource);
      return withoutDead(rule, at, (entry) => faultOf(entry, rule, isNamespaced) !== undefined);
    },
  },
};

/** A rule that gives nothing by any entry goes as a whole. */
function withoutDead(rule: Rule, at: string, isDead: (entry: string) => boolean): readonly Edit[] {
  return [{ op: 'remove', at: rule.resources.every(isDead) ? rule.at : at }];
}

import { isBuiltInGroup, servedResource } from '../../../model/api-resources.ts';
import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { policyKinds } from '../policies.ts';

export const policyMatchesNothing: ResourceCheck = {
  id: 'policy-matches-nothing',
  title: 'Admission policy names resources that do not exist',
  severity: 'medium',
  gain: 'The objects that the policy is meant for are never checked.',
  why: 'Rules compare the plural, lower-case name of a resource with its API group; a kind, a singular or a wrong group matches nothing and is accepted.',
  remedy:
    'Write the name and the group as `kubectl api-resources` lists them, such as `deployments` in `apps` or `pods` in the group `""`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#getting-started-with-validating-admission-policy',
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: policyKinds,
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    const constraints = spec.map('matchConstraints');
    const rules = constraints?.maps('resourceRules') ?? [];
    if (rules.length === 0) {
      return {
        at: constraints?.pointer('resourceRules') ?? `${spec.pointer('matchConstraints')}/resourceRules`,
        message: `policy \`${name}\` matches nothing: it has no \`resourceRules\``,
      };
    }
    return rules.flatMap((rule) => judge(rule, name));
  },
};

function judge(rule: Fields, name: string): readonly Violation[] {
  const groups = rule.strings('apiGroups');
  // Groups that are not Kubernetes' own, and the wildcard, may hold anything.
  if (groups.length === 0 || !groups.every(isBuiltInGroup)) return [];
  const at = rule.pointer('resources');
  return rule.strings('resources').flatMap((resource, index) => {
    if (groups.some((group) => isServed(group, resource))) return [];
    const listed = groups
      .map((group) => (group === '' ? 'the core group' : `group \`${group}\``))
      .join(' or ');
    return {
      at: `${at}/${index}`,
      message: `policy \`${name}\` names \`${resource}\`, which is no resource of ${listed}`,
    };
  });
}

function isServed(group: string, resource: string): boolean {
  if (resource.startsWith('*')) return true;
  return (
    servedResource(group, resource.endsWith('/*') ? resource.slice(0, -'/*'.length) : resource) !== undefined
  );
}

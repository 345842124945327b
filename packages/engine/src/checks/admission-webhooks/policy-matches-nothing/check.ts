import { isBuiltInGroup, servedResource } from '../../../model/api-resources.ts';
import type { Fields } from '../../../model/fields.ts';
import type { Edit, ResourceCheck, Violation } from '../../check.ts';
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
  fix: {
    safety: 'unsafe',
    verify:
      'Verify with `validationActions: [Audit]` in its binding what the policy refuses: it has judged none of these objects so far.',
    edits: ({ at }, { fields }) => renamed(fields, at),
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

/** The plural of a kind or a singular, where the groups of the rule have one and no more. */
function renamed(fields: Fields, at: string): readonly Edit[] {
  const rules = fields.map('spec')?.map('matchConstraints')?.maps('resourceRules') ?? [];
  const rule = rules.find((one) => at.startsWith(`${one.at}/`));
  const resources = rule?.strings('resources') ?? [];
  const written = resources[Number(at.slice(at.lastIndexOf('/') + 1))]?.toLowerCase();
  if (rule === undefined || written === undefined) return [];
  const names = [written, `${written}s`, `${written}es`, written.replace(/y$/u, 'ies')];
  const groups = rule.strings('apiGroups');
  const served = [...new Set(names)].filter((name) =>
    groups.some((group) => servedResource(group, name) !== undefined),
  );
  const [name] = served;
  if (name === undefined || served.length > 1) return [];
  return [resources.includes(name) ? { op: 'remove', at } : { op: 'set', at, value: name }];
}

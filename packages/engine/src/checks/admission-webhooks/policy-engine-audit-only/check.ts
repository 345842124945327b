import type { Fields } from '../../../model/fields.ts';
import type { Edit, Fix, ResourceCheck, Violation } from '../../check.ts';
import { denying } from '../denying-actions.ts';
import type { Resource } from '../../../model/resource.ts';

const kyvernoKinds: ReadonlySet<string> = new Set(['ClusterPolicy', 'Policy']);
const kyvernoCelKinds: ReadonlySet<string> = new Set([
  'ValidatingPolicy',
  'NamespacedValidatingPolicy',
  'ImageValidatingPolicy',
  'NamespacedImageValidatingPolicy',
]);

export const policyEngineAuditOnly: ResourceCheck = {
  id: 'policy-engine-audit-only',
  title: 'Policy engine only reports violations',
  severity: 'medium',
  gain: 'Objects that break the policy are created all the same.',
  why: 'A policy in audit mode writes reports and admits everything; that is right for a trial and easily forgotten after it.',
  remedy:
    'Set `failureAction: Enforce` in the rule of a Kyverno policy, `validationActions: [Deny]` in a CEL one, or `enforcementAction: deny`, the default, in a Gatekeeper constraint.',
  references: [
    'https://kyverno.io/docs/policy-types/cluster-policy/validate/',
    'https://open-policy-agent.github.io/gatekeeper/website/docs/violations/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: [],
  evaluate: ({ group, kind, fields, name }) => {
    switch (group) {
      case 'kyverno.io':
        return kyvernoKinds.has(kind) ? judgeKyverno(fields, name) : undefined;
      case 'policies.kyverno.io':
        return kyvernoCelKinds.has(kind) ? judgeKyvernoCel(fields, name) : undefined;
      case 'constraints.gatekeeper.sh':
        return judgeGatekeeper(fields, name);
      default:
        return undefined;
    }
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the reports of the policy show no violation by what is still deployed: it is refused at its next change.',
    edits: (violation, resource, values, target) => enforcing(violation, resource, values, target),
  },
};

/** A rule's own action wins over the policy's; the default is to audit. */
function judgeKyverno(fields: Fields, name: string): readonly Violation[] {
  const spec = fields.map('spec');
  if (spec === undefined) return [];
  const shared = spec.string('validationFailureAction');
  const violations: Violation[] = [];
  for (const rule of spec.maps('rules')) {
    const validate = rule.map('validate');
    if (validate === undefined) continue;
    const own = validate.string('failureAction');
    if ((own ?? shared ?? 'Audit').toLowerCase() !== 'audit') continue;
    violations.push({
      at:
        own === undefined && shared !== undefined
          ? spec.pointer('validationFailureAction')
          : validate.pointer('failureAction'),
      message: `rule \`${rule.string('name') ?? ''}\` of policy \`${name}\` only reports: ${
        own === undefined && shared === undefined
          ? 'no action is set, and the default is `Audit`'
          : 'its action is `Audit`'
      }`,
    });
  }
  return uniqueByPlace(violations);
}

/** One finding where several rules share the policy's action. */
function uniqueByPlace(violations: readonly Violation[]): readonly Violation[] {
  const places = new Set<string>();
  return violations.filter(({ at }) => !places.has(at) && places.add(at));
}

function judgeKyvernoCel(fields: Fields, name: string): Violation | undefined {
  const spec = fields.map('spec');
  const actions = spec?.strings('validationActions') ?? [];
  if (spec === undefined || actions.length === 0 || actions.includes('Deny')) return undefined;
  return {
    at: spec.pointer('validationActions'),
    message: `policy \`${name}\` only reports: its actions are ${actions.map((action) => `\`${action}\``).join(' and ')}`,
  };
}

function judgeGatekeeper(fields: Fields, name: string): Violation | undefined {
  const spec = fields.map('spec');
  const action = spec?.string('enforcementAction');
  if (spec === undefined || (action !== 'dryrun' && action !== 'warn')) return undefined;
  return {
    at: spec.pointer('enforcementAction'),
    message: `constraint \`${name}\` only reports: its action is \`${action}\``,
  };
}

/** In its own words for each engine; a constraint of Gatekeeper denies by default. */
const enforcing: Fix<Resource>['edits'] = (violation, resource, values, target): readonly Edit[] => {
  const { at } = violation;
  switch (resource.group) {
    case 'kyverno.io':
      return [{ op: 'set', at, value: 'Enforce' }];
    case 'policies.kyverno.io':
      return denying(violation, resource, values, target);
    default:
      return [{ op: 'remove', at }];
  }
};

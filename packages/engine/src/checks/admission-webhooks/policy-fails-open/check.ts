import type { ResourceCheck } from '../../check.ts';
import { policyKinds } from '../policies.ts';

export const policyFailsOpen: ResourceCheck = {
  id: 'policy-fails-open',
  title: 'Admission policy is skipped when it fails',
  severity: 'medium',
  gain: 'Whoever writes an object on which an expression fails gets past the policy.',
  why: 'With `failurePolicy: Ignore` an expression that stumbles over a missing field, or a policy set up wrongly, admits the request.',
  remedy:
    'Set `failurePolicy: Fail`, or remove the line: it is the default. Test missing fields with `has()`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#failure-policy',
    'https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: policyKinds,
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec?.string('failurePolicy') !== 'Ignore') return undefined;
    return {
      at: spec.pointer('failurePolicy'),
      message: `policy \`${name}\` admits requests on which it cannot be evaluated: \`failurePolicy\` is \`Ignore\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no expression fails on real objects, as on a field that is missing: such requests are refused then.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

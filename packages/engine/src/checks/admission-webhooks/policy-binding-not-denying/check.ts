import type { ResourceCheck } from '../../check.ts';
import { validatingBindingKind } from '../policies.ts';
import { denying } from '../denying-actions.ts';

export const policyBindingNotDenying: ResourceCheck = {
  id: 'policy-binding-not-denying',
  title: 'Policy binding denies nothing',
  severity: 'medium',
  gain: 'Objects that break the policy are created all the same.',
  why: 'The actions `Warn` and `Audit` tell of a violation and admit it; that is right for a trial and easily forgotten after it.',
  remedy:
    'Add `Deny` to `spec.validationActions` once the warnings are dealt with, and drop `Warn`, which cannot stand beside it.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-actions',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: [validatingBindingKind],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    const actions = spec.strings('validationActions');
    if (actions.includes('Deny')) return undefined;
    const listed = actions.map((action) => `\`${action}\``).join(' and ');
    return {
      at: spec.pointer('validationActions'),
      message: `binding \`${name}\` of policy \`${spec.string('policyName') ?? ''}\` admits violations: ${
        listed === '' ? '`validationActions` is not set' : `its actions are ${listed}`
      }`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the policy warns no more: the audit log notes `validation.policy.admission.k8s.io/validation_failure` where it does.',
    edits: denying,
  },
};

import type { ResourceCheck } from '../../check.ts';
import { bindingKinds } from '../policies.ts';

export const policyParamMissingAllows: ResourceCheck = {
  id: 'policy-param-missing-allows',
  title: 'Policy is skipped when its parameters are gone',
  severity: 'medium',
  gain: 'Whoever may delete or rename the parameter object switches the policy off.',
  why: 'With `parameterNotFoundAction: Allow` a binding whose parameters are not found admits every request.',
  remedy: 'Set `spec.paramRef.parameterNotFoundAction: Deny`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#parameter-resources',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: bindingKinds,
  evaluate: ({ fields, name }) => {
    const reference = fields.map('spec')?.map('paramRef');
    if (reference?.string('parameterNotFoundAction') !== 'Allow') return undefined;
    return {
      at: reference.pointer('parameterNotFoundAction'),
      message: `binding \`${name}\` admits every request when its parameters are not found`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the parameters exist wherever the binding holds: every request that it matches is refused without them.',
    edits: ({ at }) => [{ op: 'set', at, value: 'Deny' }],
  },
};

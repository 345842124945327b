import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, nameOf, type ReferenceRules } from '../../referred.ts';
import { bindingKinds } from '../policies.ts';

export const policyBindingWithoutPolicy: SnapshotCheck = {
  id: 'policy-binding-without-policy',
  title: 'Binding names an admission policy that is missing',
  severity: 'medium',
  gain: 'Whoever writes an object that the policy was to forbid gets it admitted.',
  why: 'The binding enforces nothing, though it looks as if the policy were in force.',
  remedy: 'Write the name of an existing policy into `spec.policyName`, or create the policy.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#getting-started-with-validating-admission-policy',
    'KEP-3488',
  ],
  aliases: ['monokle:LNK001'],
  profile: 'default',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot, target) => judgeReferences(binding, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use }) => use === 'policy',
  missing: (reference, from) =>
    `${from.kind} \`${from.name}\` enforces nothing: there is no ${nameOf(reference)}`,
};

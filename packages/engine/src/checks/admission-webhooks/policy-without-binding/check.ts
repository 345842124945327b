import { absenceDoubt } from '../../../snapshot/resolve.ts';
import type { SnapshotCheck } from '../../check.ts';
import { policyKinds } from '../policies.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Resource } from '../../../model/resource.ts';

export const policyWithoutBinding: SnapshotCheck = {
  id: 'policy-without-binding',
  title: 'Admission policy is bound to nothing',
  severity: 'medium',
  gain: 'Whoever writes an object that the policy forbids gets it admitted.',
  why: 'A policy runs only where a binding names it; without one it is text that nobody evaluates.',
  remedy: 'Write a binding with `policyName` set to the name of the policy, or remove the policy.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#getting-started-with-validating-admission-policy',
    'KEP-3488',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: policyKinds,
  evaluate: (policy, snapshot, { parameters }) => {
    if (snapshot.referrersTo(policy).some(({ reference }) => reference.use === 'policy')) return undefined;
    const bindingKind = policy.kindName.replace('Policy.', 'PolicyBinding.');
    const doubt = absenceDoubt(
      { kindName: bindingKind, namespace: undefined, name: '' },
      snapshot,
      parameters,
    );
    const { at, kind, name } = policy;
    return doubt === undefined
      ? { at: `${at}/metadata/name`, message: `no binding names ${kind} \`${name}\`, so it never runs` }
      : { at: `${at}/metadata/name`, unknown: `cannot tell whether ${kind} \`${name}\` runs: ${doubt}` };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify what the policy would refuse or change, with a binding for one namespace first: the new one holds for the whole cluster.',
    edits: () => [],
    companions: (_, policy) => binding(policy),
  },
};

/** A binding for everything that the policy matches; parameters are the user's to name. */
function binding({ fields, kind, name }: Resource): readonly JsonObject[] {
  if (fields.map('spec')?.has('paramKind') === true) return [];
  const actions = kind === 'ValidatingAdmissionPolicy' ? { validationActions: ['Deny'] } : {};
  return [
    {
      apiVersion: fields.string('apiVersion') ?? '',
      kind: `${kind}Binding`,
      metadata: { name },
      spec: { policyName: name, ...actions },
    },
  ];
}

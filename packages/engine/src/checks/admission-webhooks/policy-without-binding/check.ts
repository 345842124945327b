import { absenceDoubt } from '../../../snapshot/resolve.ts';
import type { SnapshotCheck } from '../../check.ts';
import { policyKinds } from '../policies.ts';

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
};

import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, nameOf, within, type ReferenceRules } from '../../referred.ts';

export const roleReferenceMissing: SnapshotCheck = {
  id: 'role-reference-missing',
  title: 'Binding names a missing role or account',
  severity: 'medium',
  gain: 'Whoever may create a service account of that name gets the role with it; whoever creates the role decides what its subjects may do.',
  why: 'A binding to something that does not exist gives nothing today and everything on the day when somebody uses the name.',
  remedy: 'Correct the name or the namespace, create what is missing, or remove the binding or the subject.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review',
  ],
  aliases: [
    'monokle:LNK001',
    'polaris:clusterrolebindingPodExecAttach',
    'polaris:rolebindingClusterRolePodExecAttach',
    'polaris:rolebindingRolePodExecAttach',
  ],
  profile: 'default',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot, target) => judgeReferences(binding, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use }) => use === 'role' || use === 'subject',
  missing: (reference, from) =>
    `${from.kind} \`${from.name}\` ${reference.use === 'role' ? 'gives' : 'gives its role to'} ${nameOf(reference)}, and there is none of that name${within(reference.namespace)}`,
};

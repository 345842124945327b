import { accountOf, bindingKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { subjectsAtFault } from '../../rbac/subjects.ts';

export const defaultAccountBound: ResourceCheck = {
  id: 'default-account-bound',
  title: 'Role is bound to a default service account',
  severity: 'medium',
  gain: 'Whoever breaks into any pod of the namespace that names no account has the rights of the role.',
  why: 'Pods that name no service account run as `default`, so rights meant for one program reach all of them.',
  remedy:
    'Make a service account for the program, name it in the pod as `serviceAccountName`, and bind the role to it.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.5',
    'https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts',
  ],
  aliases: ['checkov:CKV_K8S_42', 'kics:1e749bc9-fde8-471c-af0c-8254efd2dee5', 'kubescape:C-0189'],
  profile: 'default',
  on: 'resource',
  kinds: bindingKinds,
  evaluate: (resource) =>
    subjectsAtFault(
      resource,
      (subject) => accountOf(subject, resource.namespace)?.name === 'default',
      () => 'the service account `default`, which every pod gets that asks for no other',
    ),
};

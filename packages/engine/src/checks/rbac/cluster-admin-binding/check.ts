import { bindingOf, clusterRoleBindingKinds, isBuiltIn, isDefaultAdminBinding } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { aboutSubjects, subjectsText } from '../subjects.ts';

export const clusterAdminBinding: ResourceCheck = {
  id: 'cluster-admin-binding',
  title: '`cluster-admin` is bound cluster-wide',
  severity: 'critical',
  gain: 'Whoever controls one of the subjects controls the whole cluster.',
  why: '`cluster-admin` may do everything, and a workload or user that holds it hands the cluster to whoever breaks into it.',
  remedy:
    'Write a ClusterRole with the rights that the subject uses and bind that one; keep `cluster-admin` for break-glass users.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.1',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
  ],
  aliases: [
    'kube-linter:cluster-admin-role-binding',
    'kics:249328b8-5f0f-409f-b1dd-029f07882e11',
    'trivy:KSV-0111',
    'polaris:clusterrolebindingClusterAdmin',
    'kubescape:C-0035',
    'kubescape:C-0185',
    'kubescape:C-0187',
  ],
  profile: 'default',
  on: 'resource',
  kinds: clusterRoleBindingKinds,
  evaluate: (resource) => {
    const binding = bindingOf(resource);
    const { roleRef, subjects } = binding;
    if (roleRef.name !== 'cluster-admin' || subjects.length === 0) return undefined;
    if (isBuiltIn(resource) || isDefaultAdminBinding(resource.name, binding)) return undefined;
    return {
      at: `${roleRef.at}/name`,
      message: `ClusterRoleBinding \`${resource.name}\` gives \`cluster-admin\` to ${subjectsText(subjects)}`,
      about: aboutSubjects(subjects, resource.namespace),
    };
  },
};

import { bindingOf, isBuiltIn, roleBindingKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { aboutSubjects, subjectsText } from '../subjects.ts';

export const clusterAdminInNamespace: ResourceCheck = {
  id: 'cluster-admin-in-namespace',
  title: '`cluster-admin` is bound in a namespace',
  severity: 'high',
  gain: 'Whoever controls one of the subjects owns the namespace: its Secrets, its pods, its service accounts and its quotas.',
  why: 'Bound in a namespace `cluster-admin` still covers every resource there, those that `admin` leaves out too, such as quotas and the namespace itself.',
  remedy: 'Bind `admin` or `edit`, or a Role with the rights that the subject uses.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.1',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
  ],
  aliases: [
    'trivy:KSV-0111',
    'polaris:rolebindingClusterAdminClusterRole',
    'kubescape:C-0035',
    'kubescape:C-0187',
  ],
  profile: 'default',
  on: 'resource',
  kinds: roleBindingKinds,
  evaluate: (resource) => {
    const { roleRef, subjects } = bindingOf(resource);
    if (roleRef.name !== 'cluster-admin' || roleRef.kind !== 'ClusterRole') return undefined;
    if (subjects.length === 0 || isBuiltIn(resource)) return undefined;
    return {
      at: `${roleRef.at}/name`,
      message: `RoleBinding \`${resource.name}\` gives \`cluster-admin\` in its namespace to ${subjectsText(subjects)}`,
      about: aboutSubjects(subjects, resource.namespace),
    };
  },
};

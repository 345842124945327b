import { bindingOf, clusterRoleBindingKinds, isBuiltIn } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { aboutSubjects, subjectsText } from '../subjects.ts';

export const administrativeRoleBound: ResourceCheck = {
  id: 'administrative-role-bound',
  title: 'Namespace administrator is bound cluster-wide',
  severity: 'high',
  gain: 'Whoever controls one of the subjects reads the Secrets and takes the service accounts of every namespace, kube-system included.',
  why: '`admin` and `edit` are made for one namespace; bound by a ClusterRoleBinding they give Secrets, commands in pods and the service accounts of all of them.',
  remedy: 'Bind the role with a RoleBinding in each namespace that the subject works in.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles'],
  aliases: ['trivy:KSV-0111'],
  profile: 'default',
  on: 'resource',
  kinds: clusterRoleBindingKinds,
  evaluate: (resource) => {
    const { roleRef, subjects } = bindingOf(resource);
    if (roleRef.name !== 'admin' && roleRef.name !== 'edit') return undefined;
    if (subjects.length === 0 || isBuiltIn(resource)) return undefined;
    return {
      at: `${roleRef.at}/name`,
      message: `ClusterRoleBinding \`${resource.name}\` gives \`${roleRef.name}\` in every namespace to ${subjectsText(subjects)}`,
      about: aboutSubjects(subjects, resource.namespace),
    };
  },
};

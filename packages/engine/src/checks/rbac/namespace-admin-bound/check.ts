import { bindingOf, isBuiltIn, roleBindingKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { aboutSubjects, subjectsText } from '../subjects.ts';

/** All: the roles are made for this, and a review wants to know who holds them. */
export const namespaceAdminBound: ResourceCheck = {
  id: 'namespace-admin-bound',
  title: 'Namespace administrator is bound',
  severity: 'info',
  gain: 'Whoever controls one of the subjects reads the Secrets and takes the service accounts of the namespace.',
  why: '`admin` and `edit` give Secrets, commands in pods and the service accounts of a namespace, so who holds them is worth knowing.',
  remedy:
    'Check that the subjects work in the namespace; bind `view` or a Role with less where that is enough.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles'],
  aliases: ['trivy:KSV-0111'],
  profile: 'all',
  on: 'resource',
  kinds: roleBindingKinds,
  evaluate: (resource) => {
    const { roleRef, subjects } = bindingOf(resource);
    if (roleRef.kind !== 'ClusterRole' || (roleRef.name !== 'admin' && roleRef.name !== 'edit'))
      return undefined;
    if (subjects.length === 0 || isBuiltIn(resource)) return undefined;
    return {
      at: `${roleRef.at}/name`,
      message: `RoleBinding \`${resource.name}\` gives \`${roleRef.name}\` in its namespace to ${subjectsText(subjects)}`,
      about: aboutSubjects(subjects, resource.namespace),
    };
  },
};

import { bindingKinds, type Binding, type Subject } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { subjectsAtFault } from '../subjects.ts';
import { withoutSubject } from '../rule-edits.ts';

/** What every cluster gives to everyone who has logged in. */
const usualRoles = ['system:basic-user', 'system:discovery', 'system:public-info-viewer'];

export const authenticatedBound: ResourceCheck = {
  id: 'authenticated-bound',
  title: 'Every authenticated caller holds a role',
  severity: 'high',
  gain: 'Any user, any service account of any pod, and with some providers any account of the provider has the rights of the role.',
  why: 'The group `system:authenticated` holds everyone who logs in by any means, so a break-in into any pod is enough.',
  remedy: 'Remove the subject, and bind the role to the group of users that needs it.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles',
    'https://cloud.google.com/kubernetes-engine/docs/best-practices/rbac',
  ],
  aliases: ['trivy:KSV-01011'],
  profile: 'default',
  on: 'resource',
  kinds: bindingKinds,
  evaluate: (resource) =>
    subjectsAtFault(
      resource,
      isEveryone,
      () => '`system:authenticated`, which is every user and every service account',
    ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by the audit log who uses these rights, and bind the role to them before: everyone else loses it.',
    edits: withoutSubject,
  },
};

function isEveryone({ kind, name }: Subject, { roleRef }: Binding): boolean {
  return kind === 'Group' && name === 'system:authenticated' && !usualRoles.includes(roleRef.name);
}

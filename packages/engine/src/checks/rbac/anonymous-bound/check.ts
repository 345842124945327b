import { bindingKinds, type Binding, type Subject } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { subjectsAtFault } from '../subjects.ts';
import { withoutSubject } from '../rule-edits.ts';

const anonymous = ['system:anonymous', 'system:unauthenticated'];
/** Made to be public, and bound to everybody in every cluster: versions and health. */
const publicRole = 'system:public-info-viewer';

export const anonymousBound: ResourceCheck = {
  id: 'anonymous-bound',
  title: 'Anonymous callers hold a role',
  severity: 'high',
  gain: 'Anyone who reaches the API server has the rights of the role, without any credential.',
  why: 'A request without credentials counts as `system:anonymous` in the group `system:unauthenticated`, and the API server is often reachable from the internet.',
  remedy: 'Remove the subject, and bind the role to the users, groups or service accounts that need it.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles',
  ],
  aliases: ['trivy:KSV-0122', 'kubescape:C-0262', 'kubesec:BindingsToSystemAnonymous'],
  profile: 'default',
  on: 'resource',
  kinds: bindingKinds,
  evaluate: (resource) =>
    subjectsAtFault(
      resource,
      isAnonymous,
      ({ name }) => `\`${name}\`, which is everyone who reaches the API server, without any login`,
    ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing calls the API server without a login, as probes and `kubeadm join` may: see `system:anonymous` in the audit log.',
    edits: withoutSubject,
  },
};

function isAnonymous({ kind, name }: Subject, { roleRef }: Binding): boolean {
  return kind !== 'ServiceAccount' && anonymous.includes(name) && roleRef.name !== publicRole;
}

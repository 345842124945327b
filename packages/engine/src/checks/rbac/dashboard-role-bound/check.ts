import { bindingKinds, type Binding, type Subject } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { subjectsAtFault, subjectsText } from '../subjects.ts';
import { withoutSubject } from '../rule-edits.ts';

const dashboard = 'kubernetes-dashboard';

export const dashboardRoleBound: ResourceCheck = {
  id: 'dashboard-role-bound',
  title: 'Role of the dashboard is given to others',
  severity: 'medium',
  gain: 'The subject reads the keys and sessions of the dashboard, and with an old release acts with its rights.',
  why: 'The role `kubernetes-dashboard` is made for the dashboard alone: it opens its Secrets and its settings.',
  remedy: 'Remove the subject, and bind it to a role of its own with the rights that it needs.',
  references: [
    'https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  ],
  aliases: ['kubescape:C-0014'],
  profile: 'default',
  on: 'resource',
  kinds: bindingKinds,
  evaluate: (resource) => subjectsAtFault(resource, isStranger, (subject) => subjectsText([subject])),
  fix: {
    safety: 'unsafe',
    verify: 'Verify by the audit log what the subject does with this role: it is refused then.',
    edits: withoutSubject,
  },
};

function isStranger({ kind, name }: Subject, { roleRef }: Binding): boolean {
  return roleRef.name === dashboard && !(kind === 'ServiceAccount' && name.startsWith(dashboard));
}

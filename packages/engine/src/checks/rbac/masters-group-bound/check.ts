import { bindingKinds, bindingOf, isDefaultAdminBinding, type Subject } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { subjectsAtFault } from '../subjects.ts';
import { withoutSubject } from '../rule-edits.ts';

export const mastersGroupBound: ResourceCheck = {
  id: 'masters-group-bound',
  title: '`system:masters` is used as a subject',
  severity: 'medium',
  gain: 'Whoever is in the group may do everything, and no change of roles or bindings takes that away.',
  why: 'The API server lets `system:masters` through before it asks RBAC, so the binding only shows that people or programs work as members of it.',
  remedy:
    'Remove the subject, and bind `cluster-admin` to a group of the identity provider for the administrators.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.7',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  aliases: ['trivy:KSV-0123'],
  profile: 'default',
  on: 'resource',
  kinds: bindingKinds,
  evaluate: (resource) =>
    isDefaultAdminBinding(resource.name, bindingOf(resource))
      ? undefined
      : subjectsAtFault(
          resource,
          isMasters,
          () => '`system:masters`, which may do everything already and past every role',
        ),
  fix: { safety: 'safe', edits: withoutSubject },
};

function isMasters({ kind, name }: Subject): boolean {
  return kind === 'Group' && name === 'system:masters';
}

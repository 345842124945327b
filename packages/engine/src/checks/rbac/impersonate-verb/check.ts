import { impersonate } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = {
  verb: 'impersonate',
  consequence: 'whoever is bound to it acts as others, with all their rights',
  counts: (names) => names.length === 0 || names.includes('system:masters'),
};

export const impersonateVerb: ResourceCheck = {
  id: 'impersonate-verb',
  title: 'Role acts as other users or groups',
  severity: 'high',
  gain: 'Whoever holds it takes the rights of any user, group or service account that the rule covers.',
  why: 'With an impersonation header a request counts as a request of that user or group; without names in the rule that includes the group `system:masters`, which may do everything.',
  remedy:
    'Name the users, groups or service accounts in `resourceNames`, never `system:masters` among them, or remove `impersonate`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.8',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb',
  ],
  aliases: ['kics:9f85c3f6-26fd-4007-938a-2e0cb0100980', 'trivy:KSV-0043'],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, impersonate, judgement),
};

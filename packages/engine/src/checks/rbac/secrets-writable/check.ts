import { writeSecrets } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = {
  consequence: 'whoever is bound to it replaces credentials that others trust, and reads those it changes',
};

export const secretsWritable: ResourceCheck = {
  id: 'secrets-writable',
  title: 'Cluster role changes all Secrets',
  severity: 'high',
  gain: 'Whoever holds it swaps certificates and passwords for its own, and makes token Secrets for any account.',
  why: 'A `patch` returns the whole Secret, so the right to change is also the right to read, and a changed Secret reaches every pod that mounts it.',
  remedy:
    'Name the Secrets in `resourceNames` for `update` and `patch`, and leave `create` to the controller that owns them.',
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  ],
  aliases: ['trivy:KSV-0041'],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (role) => rightsGiven(role, writeSecrets, judgement),
};

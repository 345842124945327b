import { createTokens } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = {
  consequence: 'whoever is bound to it makes itself a token for any service account that the binding reaches',
};

export const tokenRequestCreatable: ResourceCheck = {
  id: 'token-request-creatable',
  title: 'Role makes tokens for any service account',
  severity: 'high',
  gain: 'Whoever holds it takes the rights of every service account in reach.',
  why: 'A token request gives a working token for another account without any pod running as it.',
  remedy: 'Name the service accounts in `resourceNames`; on a subresource the names do hold for `create`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.13',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request',
  ],
  aliases: [],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, createTokens, judgement),
};

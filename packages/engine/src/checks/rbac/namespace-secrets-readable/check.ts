import { readSecrets } from '../../../analyzers/rbac/known-rights.ts';
import { namespacedRoleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = { consequence: 'whoever is bound to it reads every Secret of the namespace' };

export const namespaceSecretsReadable: ResourceCheck = {
  id: 'namespace-secrets-readable',
  title: 'Role reads all Secrets of its namespace',
  severity: 'medium',
  gain: 'Whoever holds it has every password, key and service account token of the namespace.',
  why: 'Few programs need Secrets through the API: the kubelet mounts them, and one program rarely needs those of all others.',
  remedy:
    'Name the Secrets in `resourceNames` with the verb `get` alone, or mount the one that is needed and drop the rule.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.2',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
  ],
  aliases: ['kics:b7bca5c4-1dab-4c2c-8cbe-3050b9d59b14', 'trivy:KSV-0113'],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: namespacedRoleKinds,
  evaluate: (role) => rightsGiven(role, readSecrets, judgement),
};

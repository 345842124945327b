import { readSecrets } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = {
  consequence:
    'whoever is bound to it reads every Secret that the binding reaches, of the whole cluster with a ClusterRoleBinding',
};

export const secretsReadable: ResourceCheck = {
  id: 'secrets-readable',
  title: 'Cluster role reads all Secrets',
  severity: 'high',
  gain: 'Whoever holds it has every password, key and service account token that lies in a Secret.',
  why: '`list` and `watch` return the contents of Secrets just as `get` does, and among them are tokens of accounts with more rights.',
  remedy:
    'Name the Secrets in `resourceNames` with the verb `get` alone. A program that lists or watches cannot be held to names: give it a Role in each namespace that it serves and let it watch those alone, or leave Secrets out of what it watches.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.2',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
  ],
  aliases: ['kics:b7bca5c4-1dab-4c2c-8cbe-3050b9d59b14', 'trivy:KSV-0041'],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (role) => rightsGiven(role, readSecrets, judgement),
};

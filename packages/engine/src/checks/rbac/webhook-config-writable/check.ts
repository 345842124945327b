import { writeWebhooks } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = {
  consequence:
    'whoever is bound to it reads and rewrites objects of the whole cluster on their way in, or removes a guard',
};

export const webhookConfigWritable: ResourceCheck = {
  id: 'webhook-config-writable',
  title: 'Cluster role changes admission webhooks',
  severity: 'high',
  gain: 'Whoever holds it sees Secrets as they are written and adds what it likes to the pods of others.',
  why: 'A mutating webhook rewrites any object before it is stored, and a webhook that is removed or made to ignore failures no longer guards.',
  remedy:
    'Name the configurations in `resourceNames` for `get`, `update` and `patch`, and let the installer create them.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.12',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks',
  ],
  aliases: ['checkov:CKV_K8S_155', 'trivy:KSV-0114'],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (role) => rightsGiven(role, writeWebhooks, judgement),
};

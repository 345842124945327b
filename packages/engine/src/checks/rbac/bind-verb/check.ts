import { bind } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = {
  verb: 'bind',
  consequence: 'whoever is bound to it and may write bindings gives itself roles that it lacks',
  counts: (names) => names.length === 0 || names.includes('cluster-admin'),
};

export const bindVerb: ResourceCheck = {
  id: 'bind-verb',
  title: 'Role allows the verb bind',
  severity: 'high',
  gain: 'Whoever holds it binds itself to any role that the rule covers, cluster-admin included.',
  why: 'The API server lets nobody bind a role with rights that they lack; `bind` switches that off for the roles of the rule.',
  remedy: 'Name the roles that may be bound in `resourceNames`, and never `cluster-admin` among them.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.8',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update',
  ],
  aliases: ['kics:8320826e-7a9c-4b0b-9535-578333193432', 'trivy:KSV-0050'],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, bind, judgement),
};

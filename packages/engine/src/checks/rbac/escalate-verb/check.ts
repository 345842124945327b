import { escalate } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';
import { entryAt, ruleAt, takenOut } from '../rule-edits.ts';

const judgement: Judgement = {
  verb: 'escalate',
  consequence: 'whoever is bound to it writes rights into a role that it does not have itself',
  counts: () => true,
};

export const escalateVerb: ResourceCheck = {
  id: 'escalate-verb',
  title: 'Role allows the verb escalate',
  severity: 'high',
  gain: 'Whoever holds it writes every right into a role that it is bound to, up to cluster-admin.',
  why: 'The API server lets nobody grant a right that they lack; `escalate` switches that off, even where `resourceNames` leaves one role only.',
  remedy: 'Remove `escalate`, and give the controller the rights that it hands on, so that it needs none.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.8',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-creation-or-update',
  ],
  aliases: ['checkov:CKV_K8S_158', 'kics:8320826e-7a9c-4b0b-9535-578333193432', 'trivy:KSV-0050'],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, escalate, judgement),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program has each right that it writes into roles: the API server refuses others with `attempting to grant`.',
    edits: ({ at }, resource) => {
      const rule = ruleAt(resource, at);
      return rule === undefined ||
        !at.startsWith(`${rule.at}/verbs/`) ||
        entryAt(rule.verbs, at) !== 'escalate'
        ? []
        : takenOut(rule, 'verbs', (verb) => verb === 'escalate');
    },
  },
};

import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';
import { closingPods } from '../rule-edits.ts';

const rights: readonly Right[] = [
  { group: '', resource: 'pods', subresource: 'ephemeralcontainers', verbs: ['update', 'patch'] },
];
const judgement: Judgement = {
  consequence:
    'whoever is bound to it starts a container of its own inside every pod that the binding reaches',
};

export const ephemeralContainersWritable: ResourceCheck = {
  id: 'ephemeral-containers-writable',
  title: 'Role injects debug containers into pods',
  severity: 'high',
  gain: 'Whoever holds it runs an image of its choice inside running pods, with their network and their volumes in reach.',
  why: 'An ephemeral container joins a running pod without a restart and may look into the processes of the others.',
  remedy: 'Remove `pods/ephemeralcontainers`, or keep it in a role that is bound for an incident only.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
    'KEP-277: Ephemeral Containers',
  ],
  aliases: [],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by the audit log that nobody with this role needs `ephemeralcontainers`, as `kubectl debug` does.',
    edits: closingPods('ephemeralcontainers'),
  },
};

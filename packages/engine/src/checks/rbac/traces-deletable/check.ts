import { deleteEvents } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = { consequence: 'whoever is bound to it removes the traces of what it did' };

export const tracesDeletable: ResourceCheck = {
  id: 'traces-deletable',
  title: 'Role deletes events',
  severity: 'low',
  gain: 'Whoever holds it hides failed starts, evictions and image pulls from those who look into an incident.',
  why: 'Events are the record of the cluster that most people read first, and no program needs to delete them: they expire by themselves.',
  remedy: 'Remove `delete` and `deletecollection` on `events`; `create` and `patch` are what programs need.',
  references: [
    'MITRE ATT&CK T1070: Indicator Removal',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, deleteEvents, judgement),
};

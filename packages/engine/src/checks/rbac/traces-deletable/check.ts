import { deleteEvents } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { Edit, ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';
import { ruleAt, takenOut } from '../rule-edits.ts';
import type { Resource } from '../../../model/resource.ts';

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
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by the audit log that nobody with this role deletes events: they expire by themselves, after an hour by default.',
    edits: ({ at }, resource) => keepingEvents(resource, at),
  },
};

const deletion = new Set(['delete', 'deletecollection']);

/** Without the two verbs where the rule is for events alone; else events get a rule of their own for what is left. */
function keepingEvents(resource: Resource, at: string): readonly Edit[] {
  const rule = ruleAt(resource, at);
  if (rule === undefined || rule.verbs.includes('*') || rule.resources.includes('*')) return [];
  const isEvents = (entry: string): boolean => entry === 'events';
  if (rule.resources.every(isEvents)) return takenOut(rule, 'verbs', (verb) => deletion.has(verb));
  const verbs = rule.verbs.filter((verb) => !deletion.has(verb));
  const own = {
    apiGroups: rule.apiGroups.filter((group) => groups.has(group)),
    resources: ['events'],
    verbs,
  };
  const end = `${rule.at.slice(0, rule.at.lastIndexOf('/'))}/-`;
  const added: readonly Edit[] = verbs.length === 0 ? [] : [{ op: 'set', at: end, value: own }];
  return [...takenOut(rule, 'resources', isEvents), ...added];
}

/** The groups that hold events. */
const groups = new Set(['', 'events.k8s.io', '*']);

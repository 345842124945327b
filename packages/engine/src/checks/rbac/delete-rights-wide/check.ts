import { grantOf, type Right } from '../../../analyzers/rbac/rights.ts';
import { isBuiltInGroup } from '../../../model/api-resources.ts';
import { includesVerb, roleKinds, type Rule } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rulesAtFault, type RuleFault } from '../rules-at-fault.ts';

const verbs = ['delete', 'deletecollection'];
const wide: readonly Right[] = [
  { group: '', resource: 'namespaces', verbs: ['delete'] },
  { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions', verbs, isClusterWide: true },
];

export const deleteRightsWide: ResourceCheck = {
  id: 'delete-rights-wide',
  title: 'Role deletes many kinds at once',
  severity: 'medium',
  gain: 'Whoever holds it destroys whole namespaces or every object of a kind with one request.',
  why: 'Deleting a namespace deletes all that is in it, deleting a CustomResourceDefinition deletes all its objects, and `*` leaves out nothing.',
  remedy:
    'Name the kinds that the program owns, and leave namespaces and CustomResourceDefinitions to administrators.',
  references: [
    'MITRE ATT&CK T1485: Data Destruction',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rulesAtFault(role, wideDeletion),
};

function wideDeletion(rule: Rule, isNamespaced: boolean): RuleFault | undefined {
  if (rule.resourceNames.length > 0 || !verbs.some((verb) => includesVerb(rule, verb))) return undefined;
  const every = everyKind(rule);
  if (every !== undefined) return every;
  const grant = grantOf(rule, wide, isNamespaced);
  return grant && { at: grant.at, text: `grants ${grant.text}: one request takes many objects away` };
}

/** Deletion of every kind in a group that Kubernetes serves itself. */
function everyKind({ at, apiGroups, resources }: Rule): RuleFault | undefined {
  const entry = resources.indexOf('*');
  if (entry < 0 || !apiGroups.some((group) => group === '*' || isBuiltInGroup(group))) return undefined;
  return { at: `${at}/resources/${entry}`, text: 'deletes objects of every kind of its API groups' };
}

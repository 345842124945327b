import type { Right } from '../../../analyzers/rbac/rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [
  { group: '', resource: 'pods', verbs: ['update', 'patch', 'delete', 'deletecollection'] },
  { group: '', resource: 'replicationcontrollers', verbs: ['update', 'patch', 'delete', 'deletecollection'] },
  { group: 'apps', resource: 'daemonsets', verbs: ['update', 'patch', 'delete', 'deletecollection'] },
  { group: 'apps', resource: 'deployments', verbs: ['update', 'patch', 'delete', 'deletecollection'] },
  { group: 'apps', resource: 'replicasets', verbs: ['update', 'patch', 'delete', 'deletecollection'] },
  { group: 'apps', resource: 'statefulsets', verbs: ['update', 'patch', 'delete', 'deletecollection'] },
  { group: 'batch', resource: 'cronjobs', verbs: ['update', 'patch', 'delete', 'deletecollection'] },
  { group: 'batch', resource: 'jobs', verbs: ['update', 'patch', 'delete', 'deletecollection'] },
];
const judgement: Judgement = {
  consequence: 'whoever is bound to it changes the image of what runs, or stops it',
};

export const workloadsManageable: ResourceCheck = {
  id: 'workloads-manageable',
  title: 'Role changes running workloads',
  severity: 'medium',
  gain: 'Whoever holds it runs its own image with the rights of the workloads that it changes.',
  why: 'The image of a running pod may be patched and a template may be replaced, so the change runs with the service account, the Secrets and the privileges of the original.',
  remedy:
    'Give these verbs to the deployer of one namespace with a Role, and name the workloads in `resourceNames`.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation'],
  aliases: ['trivy:KSV-0048'],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
};

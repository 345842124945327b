import type { Right } from '../../../analyzers/rbac/rights.ts';
import { clusterRoleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const rights: readonly Right[] = [
  { group: '', resource: 'nodes', verbs: ['update', 'patch'], isClusterWide: true },
  { group: '', resource: 'nodes', subresource: 'status', verbs: ['update', 'patch'], isClusterWide: true },
];
const judgement: Judgement = {
  consequence:
    'whoever is bound to it changes labels, taints and status of nodes and so decides where pods run',
};

export const nodesWritable: ResourceCheck = {
  id: 'nodes-writable',
  title: 'Cluster role changes nodes',
  severity: 'medium',
  gain: 'Whoever holds it draws pods with strong service accounts to a node that it controls.',
  why: 'Labels, taints and capacity of a node decide what the scheduler sends there, and evictions from other nodes do the rest.',
  remedy:
    'Leave `update` and `patch` on nodes to kubelets and node controllers, or name the nodes in `resourceNames`.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
    'https://kubernetes.io/docs/reference/access-authn-authz/node/',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (role) => rightsGiven(role, rights, judgement),
};

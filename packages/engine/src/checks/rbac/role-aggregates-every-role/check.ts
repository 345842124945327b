import { clusterRoleKinds, isBuiltIn, roleOf } from '../../../model/rbac.ts';
import { isEmptySelector } from '../../../model/selector.ts';
import type { ResourceCheck } from '../../check.ts';

export const roleAggregatesEveryRole: ResourceCheck = {
  id: 'role-aggregates-every-role',
  title: 'Cluster role gathers every other one',
  severity: 'high',
  gain: 'Whoever is bound to it holds the rules of `cluster-admin`, and of every role that is ever added.',
  why: 'A controller copies the rules of each ClusterRole that a selector of `aggregationRule` takes, and an empty selector takes them all.',
  remedy:
    'Select by a label of your own, as in `matchLabels: {rbac.example.com/aggregate-to-monitoring: "true"}`.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles'],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (resource) => {
    const every = roleOf(resource).collects.find(isEmptySelector);
    if (every === undefined || isBuiltIn(resource)) return undefined;
    return {
      at: every.at,
      message: `ClusterRole \`${resource.name}\` gathers the rules of every ClusterRole, \`cluster-admin\` among them: a selector of its \`aggregationRule\` is empty`,
    };
  },
};

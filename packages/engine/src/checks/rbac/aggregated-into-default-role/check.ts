import { receiverOf, receiversOf, tooStrong } from '../../../analyzers/rbac/aggregation.ts';
import { clusterRoleKinds, roleOf } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rulesAtFault } from '../rules-at-fault.ts';

export const aggregatedIntoDefaultRole: ResourceCheck = {
  id: 'aggregated-into-default-role',
  title: 'Label adds strong rights to default roles',
  severity: 'high',
  gain: 'Everyone who holds `view`, `edit` or `admin` in some namespace gets the rights, without any new binding.',
  why: 'A ClusterRole with the label is merged into a role that is bound all over the cluster, and whoever bound it never sees the addition.',
  remedy:
    'Remove the label, or the rule; rules for `view` hold `get`, `list` and `watch` alone, and no Secrets.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (resource) => {
    const receiver = receiverOf(resource);
    if (receiver === undefined) return undefined;
    const { role, at } = receiver;
    const evidence = [{ text: 'this label adds it', at }];
    return rulesAtFault(resource, (rule) => {
      const grant = tooStrong(rule, role);
      if (grant === undefined) return undefined;
      const text = `adds ${grant.text} to the role \`${role}\`, for everyone who holds it`;
      return { at: grant.at, text, evidence };
    });
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nobody who holds the default role relies on these rights: `kubectl auth can-i --as` tells, before and after.',
    edits: (_, resource) =>
      receiversOf(resource)
        .filter(({ role }) => roleOf(resource).rules.some((rule) => tooStrong(rule, role) !== undefined))
        .map(({ at }) => ({ op: 'remove', at })),
  },
};

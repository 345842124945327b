import { listed } from '../../../analyzers/rbac/rights.ts';
import { roleKinds, type Rule } from '../../../model/rbac.ts';
import type { Edit, ResourceCheck } from '../../check.ts';
import { rulesAtFault, type RuleFault } from '../rules-at-fault.ts';
import { ruleAt } from '../rule-edits.ts';
import type { Resource } from '../../../model/resource.ts';
import { groupsOf } from '../../../model/api-resources.ts';

export const apiGroupWildcard: ResourceCheck = {
  id: 'api-group-wildcard',
  title: 'Rule uses a wildcard for API groups',
  severity: 'low',
  gain: 'Whoever is bound to it gets resources of the same name in every group, those that are installed later too.',
  why: 'A name such as `services` or `policies` means different kinds in different groups, and `*` takes in all of them.',
  remedy: 'Name the API group of each resource; the core group is the empty text.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.3',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  aliases: ['checkov:CKV_K8S_49', 'kics:6b896afb-ca07-467a-b256-1a0077a1c08e'],
  profile: 'strict',
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rulesAtFault(role, anyGroup),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program needs no resource of these names in other groups, such as `pods` of `metrics.k8s.io`: it gets 403.',
    edits: ({ at }, resource) => named(resource, at),
  },
};

function anyGroup({ at, apiGroups, resources }: Rule): RuleFault | undefined {
  if (!apiGroups.includes('*') || resources.includes('*') || resources.length === 0) return undefined;
  return {
    at: `${at}/apiGroups/${apiGroups.indexOf('*')}`,
    text: `grants its verbs on ${listed(resources)} of every API group`,
  };
}

/** The groups of Kubernetes that serve the resources; where one is in none of them nobody knows from here. */
function named(resource: Resource, at: string): readonly Edit[] {
  const rule = ruleAt(resource, at);
  if (rule === undefined) return [];
  const served = rule.resources.map((entry) => groupsOf(entry));
  if (served.some((groups) => groups.length === 0)) return [];
  const kept = rule.apiGroups.filter((group) => group !== '*');
  const value = [...new Set([...kept, ...served.flat()])];
  return [{ op: 'set', at: at.slice(0, at.lastIndexOf('/')), value }];
}

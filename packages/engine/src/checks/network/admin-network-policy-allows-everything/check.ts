import type { ResourceCheck } from '../../check.ts';
import { adminPolicyKinds, adminRulesOf } from '../admin-policy.ts';

export const adminNetworkPolicyAllowsEverything: ResourceCheck = {
  id: 'admin-network-policy-allows-everything',
  title: 'Administrator policy allows all pods',
  severity: 'high',
  gain: 'Whoever breaks into any pod of the cluster reaches every port, whatever the namespaces forbid.',
  why: 'An allowing rule of an administrator comes before every network policy, so the owners of the namespaces cannot close what it opens.',
  remedy:
    'Name the namespaces or pods that must get through, and their ports; write `Pass` where the namespaces are to decide.',
  references: [
    'https://network-policy-api.sigs.k8s.io/reference/spec/',
    'https://network-policy-api.sigs.k8s.io/api-overview/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: adminPolicyKinds,
  evaluate: (resource) => {
    // What stands in the baseline only holds where no network policy decides.
    if (resource.kind === 'BaselineAdminNetworkPolicy') return undefined;
    if (resource.fields.map('spec')?.string('tier') === 'Baseline') return undefined;
    return adminRulesOf(resource).flatMap((rules) =>
      rules
        .filter(({ fields, matchesEveryPod }) => matchesEveryPod && isAllowing(fields.string('action')))
        .map(({ fields, name, isIngress }) => ({
          at: fields.at,
          message: `${resource.kind} \`${resource.name}\` allows traffic ${isIngress ? 'from' : 'to'} every pod of the cluster on every port, before any network policy is asked: so says rule \`${name}\``,
        })),
    );
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the network policies of each namespace allow what its pods need: `kubectl get networkpolicies -A` lists them.',
    edits: ({ at }) => [{ op: 'set', at: `${at}/action`, value: 'Pass' }],
  },
};

/** v1alpha1 says Allow, v1alpha2 says Accept. */
function isAllowing(action: string | undefined): boolean {
  return action === 'Allow' || action === 'Accept';
}

import type { Resource } from '../../../model/resource.ts';
import type { ResourceCheck } from '../../check.ts';
import { adminPolicyKinds, adminRulesOf } from '../admin-policy.ts';
import { calicoPolicyKinds, calicoRulesOf } from '../calico.ts';

/** A rule in an ordered list. */
interface Ordered {
  readonly at: string;
  readonly name: string;
  readonly action: string;
  /** True where no later rule of the sort that `isCovered` means is ever asked. */
  readonly decidesAll: boolean;
  /** True where a rule that decides all leaves nothing for this one. */
  readonly isCovered: boolean;
}

export const networkPolicyRuleUnreachable: ResourceCheck = {
  id: 'network-policy-rule-unreachable',
  title: 'Network policy rule is never reached',
  severity: 'medium',
  gain: 'Traffic that the rule seems to hold back flows freely, or the other way round.',
  why: 'Rules are tried in order and the first that matches decides; an earlier rule matches everything that this one could.',
  remedy: 'Move the rule before the one that matches everything, or remove it.',
  references: [
    'https://network-policy-api.sigs.k8s.io/reference/spec/',
    'https://docs.tigera.io/calico/latest/reference/resources/globalnetworkpolicy',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: [...adminPolicyKinds, ...calicoPolicyKinds],
  evaluate: (resource) => orderedRulesOf(resource).flatMap((rules) => unreachable(rules, resource)),
  fix: { safety: 'safe', edits: ({ at }) => [{ op: 'remove', at }] },
};

function unreachable(
  rules: readonly Ordered[],
  { kind, name }: Resource,
): readonly { readonly at: string; readonly message: string }[] {
  const index = rules.findIndex(({ decidesAll }) => decidesAll);
  const first = rules[index];
  if (first === undefined) return [];
  return rules
    .slice(index + 1)
    .filter(({ isCovered }) => isCovered)
    .map((rule) => ({
      at: rule.at,
      message: `rule \`${rule.name}\` of ${kind} \`${name}\` is never reached: rule \`${first.name}\` says \`${first.action}\` to everything before it`,
    }));
}

function orderedRulesOf(resource: Resource): readonly (readonly Ordered[])[] {
  if (adminPolicyKinds.includes(`${resource.kind}.${resource.group}`)) return adminOrdered(resource);
  return calicoRulesOf(resource).map((rules) =>
    rules.map(({ fields, name, action, matchesEverything }) => ({
      at: fields.at,
      name,
      action,
      // `Log` goes on to the next rule.
      decidesAll: matchesEverything && action !== 'Log' && action !== '',
      isCovered: true,
    })),
  );
}

/** A rule for every pod leaves nothing for later rules about pods; those about addresses and nodes go on to count. */
function adminOrdered(resource: Resource): readonly (readonly Ordered[])[] {
  return adminRulesOf(resource).map((rules) =>
    rules.map(({ fields, name, isIngress, matchesEveryPod }) => ({
      at: fields.at,
      name,
      action: fields.string('action') ?? '',
      decidesAll: matchesEveryPod,
      isCovered: fields
        .maps(isIngress ? 'from' : 'to')
        .every((peer) => peer.has('namespaces') || peer.has('pods')),
    })),
  );
}

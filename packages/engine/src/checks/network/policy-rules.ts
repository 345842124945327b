import type { IpBlock, NetworkPolicy, NetworkPolicyPort, NetworkRule } from '../../model/network-policy.ts';
import type { KindName } from '../../model/resource.ts';
import { everyAddressIn, isEveryAddress } from '../exposure/whole-internet.ts';

/** The kinds of Kubernetes' own network policies. */
export const networkPolicyKinds: readonly KindName[] = [
  'NetworkPolicy.networking.k8s.io',
  'NetworkPolicy.extensions',
];

/** One rule of a network policy that is enforced, and the way a message names it, such as `ingress[0]`. */
export interface EnforcedRule extends NetworkRule {
  readonly name: string;
  readonly isIngress: boolean;
}

/** The rules of a network policy in the directions that it is enforced for; those in others have no effect. */
export function enforcedRules(policy: NetworkPolicy): readonly EnforcedRule[] {
  return [
    ...(policy.isolatesIngress ? policy.ingress.map((rule, index) => named(rule, 'ingress', index)) : []),
    ...(policy.isolatesEgress ? policy.egress.map((rule, index) => named(rule, 'egress', index)) : []),
  ];
}

function named(rule: NetworkRule, list: 'ingress' | 'egress', index: number): EnforcedRule {
  return { ...rule, name: `${list}[${index}]`, isIngress: list === 'ingress' };
}

/** The blocks of a rule that hold every address, alone or together; none of them has exceptions. */
export function wholeInternetIn({ peers }: NetworkRule): readonly IpBlock[] {
  const blocks = peers.flatMap(({ ipBlock }) => (ipBlock?.except.length === 0 ? [ipBlock] : []));
  const whole = blocks.filter(({ cidr }) => isEveryAddress(cidr));
  if (whole.length > 0 || blocks.length < 2) return whole;
  const together = everyAddressIn(blocks.map(({ cidr }) => cidr)) ?? [];
  return blocks.filter(({ cidr }) => together.includes(cidr.trim()));
}

/** True where the ports of a rule include one; an empty list includes every port. */
export function includesPort({ ports }: NetworkRule, protocol: string, port: number): boolean {
  return ports.length === 0 || ports.some((entry) => coversPort(entry, protocol, port));
}

/** A name is resolved against the pods of the other side, so it counts as another port. */
function coversPort(entry: NetworkPolicyPort, protocol: string, port: number): boolean {
  if (entry.protocol !== protocol) return false;
  if (entry.port === undefined) return true;
  return typeof entry.port === 'number' && entry.port <= port && port <= (entry.endPort ?? entry.port);
}

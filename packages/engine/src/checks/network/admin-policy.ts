import type { Fields } from '../../model/fields.ts';
import type { KindName, Resource } from '../../model/resource.ts';

const group = 'policy.networking.k8s.io';

/** The cluster-wide policies of the network policy API, whose rules are tried in order until one matches. */
export const adminPolicyKinds: readonly KindName[] = [
  `AdminNetworkPolicy.${group}`,
  `BaselineAdminNetworkPolicy.${group}`,
  `ClusterNetworkPolicy.${group}`,
];

/** One rule of an administrator's policy. */
export interface AdminRule {
  readonly fields: Fields;
  /** The way a message names it, such as `ingress[0]`. */
  readonly name: string;
  readonly isIngress: boolean;
  /** True where it matches every pod of the cluster on every port. */
  readonly matchesEveryPod: boolean;
}

/** The rules of an administrator's policy in their order, one list for each direction. */
export function adminRulesOf({ fields }: Resource): readonly (readonly AdminRule[])[] {
  const spec = fields.map('spec');
  if (spec === undefined) return [];
  return [
    spec.maps('ingress').map((rule, index) => readRule(rule, 'ingress', index)),
    spec.maps('egress').map((rule, index) => readRule(rule, 'egress', index)),
  ];
}

function readRule(fields: Fields, list: 'ingress' | 'egress', index: number): AdminRule {
  const peers = fields.maps(list === 'ingress' ? 'from' : 'to');
  // `ports` in v1alpha1, `protocols` in v1alpha2; neither is every port.
  const hasPorts = fields.maps('ports').length > 0 || fields.maps('protocols').length > 0;
  return {
    fields,
    name: `${list}[${index}]`,
    isIngress: list === 'ingress',
    matchesEveryPod: !hasPorts && peers.some(isEveryPod),
  };
}

function isEveryPod(peer: Fields): boolean {
  const namespaces = peer.map('namespaces');
  if (namespaces !== undefined) return isEmpty(namespaces);
  const pods = peer.map('pods');
  if (pods === undefined) return false;
  const [ofNamespace, ofPod] = [pods.map('namespaceSelector'), pods.map('podSelector')];
  return ofNamespace !== undefined && ofPod !== undefined && isEmpty(ofNamespace) && isEmpty(ofPod);
}

/** An empty selector takes everything. */
function isEmpty(selector: Fields): boolean {
  return selector.map('matchLabels') === undefined || selector.stringMap('matchLabels').size === 0
    ? selector.maps('matchExpressions').length === 0
    : false;
}

import type { Fields } from '../../model/fields.ts';
import type { KindName, Resource } from '../../model/resource.ts';

/** The kinds of Kubernetes' own network policies. */
export const networkPolicyKinds: readonly KindName[] = [
  'NetworkPolicy.networking.k8s.io',
  'NetworkPolicy.extensions',
];

/** The words of a direction: the list of its rules, the list of peers in a rule, and how messages say it. */
export interface Direction {
  readonly type: 'Ingress' | 'Egress';
  readonly rules: 'ingress' | 'egress';
  readonly peers: 'from' | 'to';
  readonly text: string;
}

const ingress: Direction = { type: 'Ingress', rules: 'ingress', peers: 'from', text: 'in' };
const egress: Direction = { type: 'Egress', rules: 'egress', peers: 'to', text: 'out' };

/** One rule of a policy that is enforced. */
export interface PolicyRule {
  readonly direction: Direction;
  readonly fields: Fields;
  /** The way a message names it, such as `ingress[0]`. */
  readonly name: string;
}

/**
 * The rules of a network policy in the directions that it is enforced for. Where `policyTypes` is not set, the API
 * server takes Ingress, and Egress where there is an egress rule.
 */
export function rulesOf({ fields }: Resource): readonly PolicyRule[] {
  const spec = fields.map('spec');
  if (spec === undefined) return [];
  const types = spec.strings('policyTypes');
  const rules: PolicyRule[] = [];
  for (const direction of [ingress, egress]) {
    if (types.length > 0 && !types.includes(direction.type)) continue;
    for (const [index, rule] of spec.maps(direction.rules).entries()) {
      rules.push({ direction, fields: rule, name: `${direction.rules}[${index}]` });
    }
  }
  return rules;
}

/** True where the ports of a rule include one of TCP or UDP; a list that is empty or missing includes every port. */
export function includesPort(rule: Fields, protocol: string, port: number): boolean {
  const ports = rule.maps('ports');
  return ports.length === 0 || ports.some((entry) => coversPort(entry, protocol, port));
}

/** A name is resolved against the pods of the other side, so it counts as another port. */
function coversPort(entry: Fields, protocol: string, port: number): boolean {
  if ((entry.string('protocol') ?? 'TCP') !== protocol) return false;
  const first = entry.integerOrString('port');
  if (first === undefined) return true;
  return typeof first === 'number' && first <= port && port <= (entry.integer('endPort') ?? first);
}

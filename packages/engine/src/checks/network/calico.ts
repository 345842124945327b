import type { Fields } from '../../model/fields.ts';
import type { KindName, Resource } from '../../model/resource.ts';

/** Calico's policies, by the API that its users write and by the one that it stores. */
export const calicoPolicyKinds: readonly KindName[] = [
  'NetworkPolicy.projectcalico.org',
  'GlobalNetworkPolicy.projectcalico.org',
  'NetworkPolicy.crd.projectcalico.org',
  'GlobalNetworkPolicy.crd.projectcalico.org',
];

/** One rule of a Calico policy; the rules of a direction are tried in order until one decides. */
export interface CalicoRule {
  readonly fields: Fields;
  /** The way a message names it, such as `ingress[0]`. */
  readonly name: string;
  readonly isIngress: boolean;
  readonly action: string;
  /** True where it has no condition, so that it matches every packet. */
  readonly matchesEverything: boolean;
}

/** The rules of a Calico policy in the directions that it is enforced for, one list for each. */
export function calicoRulesOf({ fields }: Resource): readonly (readonly CalicoRule[])[] {
  const spec = fields.map('spec');
  if (spec === undefined) return [];
  const types = spec.strings('types');
  return directions
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .map(({ list, isIngress }) =>
      spec.maps(list).map((rule, index) => readRule(rule, `${list}[${index}]`, isIngress)),
    );
}

const directions = [
  { type: 'Ingress', list: 'ingress', isIngress: true },
  { type: 'Egress', list: 'egress', isIngress: false },
] as const;

/** What says something about a packet; `action` and `metadata` do not. */
const conditions: readonly string[] = ['protocol', 'notProtocol', 'icmp', 'notICMP', 'ipVersion', 'http'];

function readRule(fields: Fields, name: string, isIngress: boolean): CalicoRule {
  const isLimited =
    conditions.some((key) => fields.has(key)) ||
    hasEntries(fields.map('source')) ||
    hasEntries(fields.map('destination'));
  return { fields, name, isIngress, action: fields.string('action') ?? '', matchesEverything: !isLimited };
}

function hasEntries(entity: Fields | undefined): boolean {
  return entity !== undefined && Object.keys(entity.object).length > 0;
}

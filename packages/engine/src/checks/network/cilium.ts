import type { Fields } from '../../model/fields.ts';
import type { KindName, Resource } from '../../model/resource.ts';

export const ciliumPolicyKinds: readonly KindName[] = [
  'CiliumNetworkPolicy.cilium.io',
  'CiliumClusterwideNetworkPolicy.cilium.io',
];

/** One rule of a Cilium policy, and the way a message names it, such as `ingress[0]`. */
export interface CiliumRule {
  readonly fields: Fields;
  readonly name: string;
  readonly isIngress: boolean;
}

/** The rules in some lists of a Cilium policy, which stand in `spec` or in each item of `specs`. */
export function ciliumRulesOf({ fields }: Resource, lists: readonly CiliumList[]): readonly CiliumRule[] {
  const spec = fields.map('spec');
  const specs = [...(spec === undefined ? [] : [spec]), ...fields.maps('specs')];
  return specs.flatMap((one) =>
    lists.flatMap((list) =>
      one.maps(list).map((rule, index) => ({
        fields: rule,
        name: `${list}[${index}]`,
        isIngress: list.startsWith('ingress'),
      })),
    ),
  );
}

export type CiliumList = 'ingress' | 'egress' | 'ingressDeny' | 'egressDeny';

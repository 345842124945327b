import type { Fields } from '../../model/fields.ts';
import { isInternal } from '../../model/load-balancer.ts';
import type { Resource } from '../../model/resource.ts';
import { everyAddressIn } from './whole-internet.ts';

/** The spec of a Service of type LoadBalancer; `undefined` for every other Service. */
export function loadBalancerSpec({ fields }: Resource): Fields | undefined {
  const spec = fields.map('spec');
  return spec?.string('type') === 'LoadBalancer' ? spec : undefined;
}

/** Annotations by which source ranges are given besides the field. */
const rangeAnnotations: readonly string[] = [
  'service.beta.kubernetes.io/load-balancer-source-ranges',
  'service.beta.kubernetes.io/azure-allowed-ip-ranges',
  'service.beta.kubernetes.io/azure-allowed-service-tags',
];

/** Where a load balancer is open to every source address, and what makes it so. */
export interface OpenSources {
  readonly at: string;
  readonly reason: string;
}

/** `undefined` for a load balancer with source ranges, and for one inside the network of the provider. */
export function openSourcesOf(spec: Fields, annotations: Fields | undefined): OpenSources | undefined {
  if (isInternal(spec, annotations)) return undefined;
  const at = spec.pointer('loadBalancerSourceRanges');
  const ranges = spec.strings('loadBalancerSourceRanges');
  const open = everyAddressIn(ranges);
  if (open !== undefined) {
    const named = open.map((range) => `\`${range}\``).join(' and ');
    const first = ranges.findIndex((range) => open.includes(range.trim()));
    return {
      at: `${at}/${first}`,
      reason: `${named} ${open.length > 1 ? 'are' : 'is'} among its source ranges`,
    };
  }
  if (ranges.length > 0) return undefined;
  for (const key of rangeAnnotations) {
    if (annotations?.has(key) !== true) continue;
    if (everyAddressIn((annotations.string(key) ?? '').split(',')) === undefined) return undefined;
    return { at: annotations.pointer(key), reason: `so says annotation \`${key}\`` };
  }
  return { at, reason: '`loadBalancerSourceRanges` is not set, and no annotation makes it internal' };
}

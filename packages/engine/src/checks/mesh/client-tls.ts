import type { Fields } from '../../model/fields.ts';

/** How a client of a DestinationRule speaks to the host: for all ports, for single ports, and for subsets. */
export function clientTlsOf(spec: Fields): readonly Fields[] {
  const policies = [spec, ...spec.maps('subsets')].map((holder) => holder.map('trafficPolicy'));
  return policies.flatMap((policy) => {
    if (policy === undefined) return [];
    const all = [policy, ...policy.maps('portLevelSettings')].map((holder) => holder.map('tls'));
    return all.filter((tls) => tls !== undefined);
  });
}

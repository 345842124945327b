import type { Fields } from '../../model/fields.ts';
import type { Resource } from '../../model/resource.ts';

/** The spec of a Service of type LoadBalancer; `undefined` for every other Service. */
export function loadBalancerSpec({ fields }: Resource): Fields | undefined {
  const spec = fields.map('spec');
  return spec?.string('type') === 'LoadBalancer' ? spec : undefined;
}

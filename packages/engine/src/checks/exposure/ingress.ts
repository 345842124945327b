import type { Fields } from '../../model/fields.ts';
import type { KindName } from '../../model/resource.ts';

/** Ingress, in its present group and the one that it came from. */
export const ingressKinds: readonly KindName[] = ['Ingress.networking.k8s.io', 'Ingress.extensions'];

/** The prefix of the annotations that the community's ingress-nginx controller reads. */
export const nginxPrefix = 'nginx.ingress.kubernetes.io/';

/** The hosts that the `tls` block covers; `undefined` where an entry names none and so stands for all of them. */
export function tlsHosts(spec: Fields): ReadonlySet<string> | undefined {
  const hosts = new Set<string>();
  for (const entry of spec.maps('tls')) {
    const named = entry.strings('hosts');
    if (named.length === 0) return undefined;
    for (const host of named) hosts.add(host);
  }
  return hosts;
}

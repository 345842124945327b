import type { Fields } from '../../model/fields.ts';
import type { KindName, Resource } from '../../model/resource.ts';
import type { Violation } from '../check.ts';

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

/** The annotations of an ingress that are snippets of configuration and at fault, with what each does. */
export function snippetsAtFault(
  { metadata, name }: Resource,
  faultOf: (text: string) => string | undefined,
): readonly Violation[] | undefined {
  const annotations = metadata?.map('annotations');
  if (annotations === undefined) return undefined;
  let violations: Violation[] | undefined;
  for (const key of Object.keys(annotations.object)) {
    const fault = isSnippet(key) ? faultOf(annotations.string(key) ?? '') : undefined;
    if (fault === undefined) continue;
    (violations ??= []).push({
      at: annotations.pointer(key),
      message: `ingress \`${name}\` ${fault} by \`${key}\``,
    });
  }
  return violations;
}

/** Of the community's controller (`configuration-snippet`, `server-snippet` …) and of NGINX's own (`server-snippets` …). */
function isSnippet(key: string): boolean {
  return key.includes('snippet') && (key.startsWith(nginxPrefix) || key.startsWith('nginx.org/'));
}

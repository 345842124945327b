import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';
import { ingressKinds, nginxPrefix } from '../ingress.ts';

/** Annotations by which controllers get a certificate without `spec.tls`; any value counts. */
const certificateAnnotations: readonly string[] = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'networking.gke.io/managed-certificates',
  'networking.gke.io/certmap',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'appgw.ingress.kubernetes.io/appgw-ssl-certificate',
];

/** Annotations that hand TLS through or turn it on, where they say `true`. */
const switchAnnotations: readonly string[] = [
  `${nginxPrefix}ssl-passthrough`,
  'haproxy.org/ssl-passthrough',
  'haproxy-ingress.github.io/ssl-passthrough',
  'traefik.ingress.kubernetes.io/router.tls',
];

/** Entry points of Traefik: its chart has TLS on for this one. */
const traefikEntryPoints = 'traefik.ingress.kubernetes.io/router.entrypoints';
const albListeners = 'alb.ingress.kubernetes.io/listen-ports';

export const ingressWithoutTls: ResourceCheck = {
  id: 'ingress-without-tls',
  title: 'Ingress serves plain HTTP',
  severity: 'medium',
  gain: 'Whoever sits between client and cluster reads and changes every request, passwords and session cookies included.',
  why: 'Without a `tls` block the controller has no certificate of its own for these hosts and answers over plain HTTP.',
  remedy:
    'Name the hosts and the Secret with their certificate under `spec.tls`; cert-manager can keep that Secret fresh.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#tls'],
  aliases: ['kubescape:C-0263', 'polaris:tlsSettingsMissing', 'kics:c81c6c42-6c17-48c4-bde6-ea242e76f275'],
  profile: 'default',
  on: 'resource',
  kinds: ingressKinds,
  evaluate: ({ fields, metadata, name }) => {
    const spec = fields.map('spec');
    if (spec !== undefined && spec.maps('tls').length > 0) return undefined;
    const annotations = metadata?.map('annotations');
    if (annotations !== undefined && hasCertificateElsewhere(annotations)) return undefined;
    return {
      at: spec?.pointer('tls') ?? `${fields.pointer('spec')}/tls`,
      message: `ingress \`${name}\` serves plain HTTP: it has no \`tls\` block, and no annotation that brings a certificate`,
    };
  },
};

function hasCertificateElsewhere(annotations: Fields): boolean {
  for (const key of certificateAnnotations) if (annotations.has(key)) return true;
  for (const key of switchAnnotations)
    if (annotations.has(key) && annotations.string(key) === 'true') return true;
  if (annotations.has(traefikEntryPoints) && annotations.string(traefikEntryPoints) === 'websecure')
    return true;
  return annotations.has(albListeners) && (annotations.string(albListeners) ?? '').includes('"HTTPS"');
}

import type { ResourceCheck } from '../../check.ts';

const warnedSince = 36;

export const serviceExternalIps: ResourceCheck = {
  id: 'service-external-ips',
  title: 'Service claims external addresses',
  severity: 'high',
  gain: 'Whoever may create services can catch the traffic of any pod or node to any address.',
  why: 'Every node sends what is meant for these addresses to the pods of the service, and nothing checks that the addresses belong to it.',
  remedy:
    'Remove `spec.externalIPs`. Use `type: LoadBalancer` or a Gateway, and let the admission plugin DenyServiceExternalIPs refuse the field.',
  references: [
    'CVE-2020-8554',
    'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips',
  ],
  aliases: ['trivy:KSV-0108'],
  profile: 'default',
  on: 'resource',
  kinds: ['Service'],
  evaluate: ({ fields, name }, target) => {
    const spec = fields.map('spec');
    if (spec === undefined || !spec.has('externalIPs')) return undefined;
    const addresses = spec.strings('externalIPs');
    if (addresses.length === 0) return undefined;
    const listed = addresses.map((address) => `\`${address}\``).join(', ');
    return {
      at: spec.pointer('externalIPs'),
      message: `service \`${name}\` claims the traffic of the whole cluster to ${listed}${
        target.minor < warnedSince ? '' : '; the field has been deprecated since 1.36'
      }`,
      about: addresses,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nobody calls the service at these addresses: `kubectl get services -o wide` shows what else it is reached by.',
    edits: ({ at }, { fields }) => {
      const spec = fields.map('spec');
      const isInside = (spec?.string('type') ?? 'ClusterIP') === 'ClusterIP';
      // Refused on a Service that nobody outside reaches.
      const policy = isInside && spec?.has('externalTrafficPolicy') === true;
      return [
        { op: 'remove', at },
        ...(policy ? [{ op: 'remove', at: spec.pointer('externalTrafficPolicy') } as const] : []),
      ];
    },
  },
};

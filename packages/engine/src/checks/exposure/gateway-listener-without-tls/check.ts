import type { ResourceCheck, Violation } from '../../check.ts';

export const gatewayListenerWithoutTls: ResourceCheck = {
  id: 'gateway-listener-without-tls',
  title: 'Gateway serves plain HTTP only',
  severity: 'medium',
  gain: 'Whoever sits between client and gateway reads and changes every request, passwords and session cookies included.',
  why: 'An HTTP listener beside an HTTPS one can redirect to it; this gateway has none to redirect to.',
  remedy:
    'Add a listener with `protocol: HTTPS` and a certificate under `tls.certificateRefs`, and keep HTTP for redirects only.',
  references: [
    'https://gateway-api.sigs.k8s.io/guides/tls/',
    'https://kubernetes.io/docs/concepts/services-networking/gateway/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Gateway.gateway.networking.k8s.io'],
  evaluate: ({ fields, name }) => {
    const listeners = fields.map('spec')?.maps('listeners') ?? [];
    const violations: Violation[] = [];
    for (const listener of listeners) {
      const protocol = listener.string('protocol');
      if (protocol === 'HTTPS' || protocol === 'TLS') return undefined;
      if (protocol !== 'HTTP') continue;
      violations.push({
        at: listener.pointer('protocol'),
        message: `listener \`${listener.string('name') ?? ''}\` of gateway \`${name}\` serves plain HTTP, and the gateway has no HTTPS listener to redirect to`,
      });
    }
    return violations;
  },
};

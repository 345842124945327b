import type { ResourceCheck } from '../../check.ts';

const plain: ReadonlySet<string> = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB']);

export const meshGatewayPlainHttp: ResourceCheck = {
  id: 'mesh-gateway-plain-http',
  title: 'Mesh gateway serves plain HTTP',
  severity: 'medium',
  gain: 'Whoever sits between client and gateway reads and changes every request, passwords and session cookies included.',
  why: 'A gateway server without TLS carries everything in clear, unless it only sends clients to the encrypted one.',
  remedy: 'Serve HTTPS with a `credentialName`, and keep port 80 only with `tls.httpsRedirect: true`.',
  references: [
    'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
    'https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Gateway.networking.istio.io'],
  evaluate: ({ fields, name }) =>
    fields
      .map('spec')
      ?.maps('servers')
      .flatMap((server) => {
        const port = server.map('port');
        const protocol = port?.string('protocol') ?? '';
        if (port === undefined || !plain.has(protocol.toUpperCase())) return [];
        if (server.map('tls')?.boolean('httpsRedirect') === true) return [];
        return {
          at: port.pointer('protocol'),
          message: `gateway \`${name}\` serves \`${protocol}\` on port ${port.integer('number') ?? ''} without TLS and without a redirect to it`,
        };
      }),
};

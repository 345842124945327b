import type { Edit, ResourceCheck } from '../../check.ts';
import type { Fields } from '../../../model/fields.ts';

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
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that clients follow a redirect: those that do not get 301 in place of an answer, as the access log shows.',
    edits: ({ at }, { fields }) => redirected(fields, at),
  },
};

/** The redirect from port 80 where the same gateway serves all its hosts with TLS on port 443. */
function redirected(fields: Fields, at: string): readonly Edit[] {
  const servers = fields.map('spec')?.maps('servers') ?? [];
  const plainOne = servers.find((server) => at.startsWith(`${server.at}/`));
  if (plainOne === undefined || !listens(plainOne, 80, 'HTTP')) return [];
  const secured = new Set(
    servers.filter((server) => listens(server, 443, 'HTTPS')).flatMap((server) => server.strings('hosts')),
  );
  const hosts = plainOne.strings('hosts');
  if (hosts.length === 0 || !hosts.every((host) => secured.has(host))) return [];
  return [{ op: 'set', at: `${plainOne.pointer('tls')}/httpsRedirect`, value: true }];
}

function listens(server: Fields, number: number, protocol: string): boolean {
  const port = server.map('port');
  return port?.integer('number') === number && port.string('protocol')?.toUpperCase() === protocol;
}

import type { ResourceCheck } from '../../check.ts';

const weak: ReadonlySet<string> = new Set(['TLSV1_0', 'TLSV1_1']);

export const meshGatewayWeakTls: ResourceCheck = {
  id: 'mesh-gateway-weak-tls',
  title: 'Mesh gateway accepts outdated TLS',
  severity: 'medium',
  gain: 'Whoever sits in between talks the connection down to a version whose flaws are known, and reads along.',
  why: 'TLS 1.0 and 1.1 have been out of use since 2021: their ciphers and hashes do not hold any more.',
  remedy: 'Write `minProtocolVersion: TLSV1_2` or `TLSV1_3`, or remove the line: the default is TLS 1.2.',
  references: [
    'RFC 8996',
    'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSProtocol',
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
        const tls = server.map('tls');
        const version = tls?.string('minProtocolVersion') ?? '';
        if (tls === undefined || !weak.has(version)) return [];
        return {
          at: tls.pointer('minProtocolVersion'),
          message: `gateway \`${name}\` accepts \`${version}\``,
        };
      }),
  fix: { safety: 'unsafe', edits: ({ at }) => [{ op: 'set', at, value: 'TLSV1_2' }] },
};

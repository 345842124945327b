import type { Edit, ResourceCheck } from '../../check.ts';
import type { Fields } from '../../../model/fields.ts';

const weak: ReadonlySet<string> = new Set(['TLSV1_0', 'TLSV1_1']);

export const meshGatewayWeakTls: ResourceCheck = {
  id: 'mesh-gateway-weak-tls',
  title: 'Mesh gateway accepts outdated TLS',
  severity: 'medium',
  gain: 'Whoever sits in between talks the connection down to a version whose flaws are known, and reads along.',
  why: 'TLS 1.0 and 1.1 have been out of use since 2021: their ciphers and hashes do not hold any more.',
  remedy:
    'Write `minProtocolVersion: TLSV1_2` or `TLSV1_3`, or remove the line, and an outdated `maxProtocolVersion` too: the default is TLS 1.2.',
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
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each client speaks TLS 1.2 or newer: the access log of the gateway shows it by `%DOWNSTREAM_TLS_VERSION%`.',
    edits: ({ at }, { fields }) => modern(fields, at),
  },
};

/** The defaults of the gateway; an outdated newest version cannot stand beside them. */
function modern(fields: Fields, at: string): readonly Edit[] {
  const servers = fields.map('spec')?.maps('servers') ?? [];
  const tls = servers.find((server) => at.startsWith(`${server.at}/`))?.map('tls');
  if (tls === undefined) return [];
  const versions = ['minProtocolVersion', 'maxProtocolVersion'] as const;
  return versions
    .filter((key) => weak.has(tls.string(key) ?? ''))
    .map((key) => ({ op: 'remove', at: tls.pointer(key) }));
}

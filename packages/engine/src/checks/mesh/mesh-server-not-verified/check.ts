import type { ResourceCheck } from '../../check.ts';
import { clientTlsOf } from '../client-tls.ts';

export const meshServerNotVerified: ResourceCheck = {
  id: 'mesh-server-not-verified',
  title: 'Proxy does not verify the server',
  severity: 'high',
  gain: 'Whoever answers at the address is believed, and gets the requests with the credentials in them.',
  why: 'With `insecureSkipVerify` the connection is encrypted to whoever answers, and nobody looks at the certificate.',
  remedy:
    'Remove `insecureSkipVerify`, and name the authority under `caCertificates` and the names under `subjectAltNames`.',
  references: [
    'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings',
    'CWE-295: Improper Certificate Validation',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['DestinationRule.networking.istio.io'],
  evaluate: ({ fields }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    return clientTlsOf(spec)
      .filter((tls) => tls.boolean('insecureSkipVerify') === true)
      .map((tls) => ({
        at: tls.pointer('insecureSkipVerify'),
        message: `proxies do not verify the certificate of \`${spec.string('host') ?? ''}\``,
      }));
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the certificate of the server is signed by `caCertificates` and holds its name: callers get 503 otherwise.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

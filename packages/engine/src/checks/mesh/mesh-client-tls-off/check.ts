import type { ResourceCheck } from '../../check.ts';
import { clientTlsOf } from '../client-tls.ts';

/** The API server of the cluster is in no mesh, and clients speak TLS to it by themselves. */
const apiServer = /^kubernetes(?:\.default(?:\.svc(?:\.cluster\.local)?)?)?$/u;
const inCluster = /^[a-z0-9*-]+(?:\.[a-z0-9-]+)?(?:\.svc(?:\.cluster\.local)?)?$/u;
const clusterDomain = /\.(?:svc(?:\.cluster\.local)?|local)$/u;

export const meshClientTlsOff: ResourceCheck = {
  id: 'mesh-client-tls-off',
  title: 'Client side of the mesh sends plain text',
  severity: 'medium',
  gain: 'Whoever listens between the pods reads and changes what is sent, and the caller is nobody to the rules of the other side.',
  why: 'A DestinationRule with `DISABLE` switches mutual TLS off for every caller of the host, even where the server would take it.',
  remedy: 'Remove the `tls` block, so that the mesh chooses, or write `mode: ISTIO_MUTUAL`.',
  references: [
    'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings',
    'https://istio.io/latest/docs/ops/best-practices/security/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['DestinationRule.networking.istio.io'],
  evaluate: ({ fields }) => {
    const spec = fields.map('spec');
    const host = spec?.string('host') ?? '';
    if (spec === undefined || !isMeshHost(host)) return undefined;
    return clientTlsOf(spec)
      .filter((tls) => tls.string('mode') === 'DISABLE')
      .map((tls) => ({
        at: tls.pointer('mode'),
        message: `callers of \`${host}\` send plain text: mutual TLS is switched off for it`,
      }));
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that callers reach the host: their proxy logs `503` with `UF` or `UC` where it cannot take what the mesh chooses.',
    edits: ({ at }) => [{ op: 'remove', at: at.slice(0, at.lastIndexOf('/')) }],
  },
};

/** A service of the cluster, by its short or its full name, or all of them. */
function isMeshHost(host: string): boolean {
  if (host === '' || apiServer.test(host)) return false;
  return clusterDomain.test(host) || (!host.includes('.') && inCluster.test(host));
}

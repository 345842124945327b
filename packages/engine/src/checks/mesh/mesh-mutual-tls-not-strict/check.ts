import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

/** The modes that let plain text in. */
const open: ReadonlyMap<string, string> = new Map([
  ['PERMISSIVE', 'takes plain text beside mutual TLS'],
  ['DISABLE', 'takes plain text only'],
]);

export const meshMutualTlsNotStrict: ResourceCheck = {
  id: 'mesh-mutual-tls-not-strict',
  title: 'Mesh accepts connections without mutual TLS',
  severity: 'medium',
  gain: 'Any pod that reaches the workload calls it without an identity, and whoever listens in between reads along.',
  why: 'Rules that name identities only hold where every caller has one, and plain text carries none.',
  remedy: 'Set `mode: STRICT`, and keep an exception only for the port and as long as it is needed.',
  references: [
    'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
    'https://istio.io/latest/docs/ops/best-practices/security/#mutual-tls',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['PeerAuthentication.security.istio.io'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    const whole = spec.map('mtls');
    const violations: Violation[] = whole === undefined ? [] : openMode(whole, `\`${name}\``);
    const ports = spec.map('portLevelMtls');
    for (const port of Object.keys(ports?.object ?? {})) {
      const mtls = ports?.map(port);
      if (mtls !== undefined) violations.push(...openMode(mtls, `port ${port} under \`${name}\``));
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each caller is in the mesh: `istio_requests_total` with `connection_security_policy="none"` counts the others.',
    edits: ({ at }) => [{ op: 'set', at, value: 'STRICT' }],
  },
};

function openMode(mtls: Fields, what: string): Violation[] {
  const mode = mtls.string('mode') ?? '';
  const does = open.get(mode);
  return does === undefined
    ? []
    : [{ at: mtls.pointer('mode'), message: `${what} ${does}: its mode is \`${mode}\`` }];
}

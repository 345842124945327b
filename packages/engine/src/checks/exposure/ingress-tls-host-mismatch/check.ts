import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation, Edit } from '../../check.ts';
import { ingressKinds, tlsHosts } from '../ingress.ts';

export const ingressTlsHostMismatch: ResourceCheck = {
  id: 'ingress-tls-host-mismatch',
  title: 'Host is missing from the TLS block',
  severity: 'medium',
  gain: 'Whoever sits between client and cluster reads and changes the requests to this host.',
  why: 'The certificate is served for the hosts of the `tls` block only; this host gets plain HTTP or a certificate that no client trusts.',
  remedy: 'Add the host under `spec.tls[].hosts`, and see to it that the certificate is valid for it.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
    'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#IngressSpec',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ingressKinds,
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec === undefined || spec.maps('tls').length === 0) return undefined;
    const covered = tlsHosts(spec);
    if (covered === undefined) return undefined;
    const violations: Violation[] = [];
    for (const rule of spec.maps('rules')) {
      const host = rule.string('host') ?? '';
      if (host === '' || isCovered(host, covered)) continue;
      violations.push({
        at: rule.pointer('host'),
        message: `host \`${host}\` of ingress \`${name}\` is in no \`tls\` entry`,
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the certificate in the Secret names the host: `openssl x509 -noout -ext subjectAltName` shows its names.',
    edits: ({ at }, { fields }) => addHost(at, fields.map('spec')),
  },
};

/** By name, or by a wildcard in place of its first label, as in a certificate (RFC 6125). */
function isCovered(host: string, covered: ReadonlySet<string>): boolean {
  return covered.has(host) || covered.has(`*${host.slice(host.indexOf('.'))}`);
}

/** Into the one entry there is; of several, only the author knows whose certificate the host belongs to. */
function addHost(at: string, spec: Fields | undefined): readonly Edit[] {
  const host = spec
    ?.maps('rules')
    .find((rule) => rule.pointer('host') === at)
    ?.string('host');
  const [entry, ...others] = spec?.maps('tls') ?? [];
  if (entry === undefined || host === undefined || others.length > 0) return [];
  return [{ op: 'set', at: `${entry.pointer('hosts')}/-`, value: host }];
}

import type { ResourceCheck } from '../../check.ts';

const localNames: ReadonlySet<string> = new Set([
  'localhost',
  'localhost.localdomain',
  'ip6-localhost',
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
]);

const loopback = /^127(?:\.[0-9]{1,3}){3}$/u;

export const serviceExternalNameLocal: ResourceCheck = {
  id: 'service-external-name-local',
  title: 'Service leads callers back to themselves',
  severity: 'high',
  gain: 'Whoever may create such a service reaches, through an ingress controller or proxy, its own administration port or the credentials of its node.',
  why: 'A caller that follows the name connects to itself or to the metadata service of its node, where it is trusted without a password.',
  remedy: 'Name the host that is meant under `spec.externalName`, or delete the service.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
    'RFC 6761, section 6.3: the domain `localhost.`',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Service'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec?.string('type') !== 'ExternalName') return undefined;
    const written = spec.string('externalName') ?? '';
    if (!isLocal(written)) return undefined;
    return {
      at: spec.pointer('externalName'),
      message: `service \`${name}\` sends its callers to \`${written}\`, which each of them takes for itself or for the node it runs on`,
    };
  },
};

function isLocal(written: string): boolean {
  const lower = written.toLowerCase();
  const host = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  return (
    localNames.has(host) || host.endsWith('.localhost') || loopback.test(host) || host === '169.254.169.254'
  );
}

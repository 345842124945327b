import type { ResourceCheck } from '../../check.ts';

export const serviceExternalName: ResourceCheck = {
  id: 'service-external-name',
  title: 'Service leads to a name elsewhere',
  severity: 'low',
  gain: 'Whoever holds the name, or may change the service, receives what callers believe to send to a service of the cluster.',
  why: 'Callers of an ExternalName service are sent to another name by DNS alone, past network policies that select pods and without a check of who answers.',
  remedy:
    'Let callers use the outside name themselves over TLS, or use a service with endpoints, and keep the allowed names on a list.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
    'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  ],
  aliases: ['trivy:KSV-0108', 'monokle:KBP114'],
  profile: 'strict',
  impliedBy: ['service-external-name-local'],
  on: 'resource',
  kinds: ['Service'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    if (spec?.string('type') !== 'ExternalName') return undefined;
    return {
      at: spec.pointer('externalName'),
      message: `service \`${name}\` sends its callers to \`${spec.string('externalName') ?? ''}\``,
      about: [spec.string('externalName') ?? ''],
    };
  },
};

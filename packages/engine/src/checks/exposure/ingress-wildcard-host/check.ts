import type { ResourceCheck, Violation } from '../../check.ts';
import { ingressKinds } from '../ingress.ts';

export const ingressWildcardHost: ResourceCheck = {
  id: 'ingress-wildcard-host',
  title: 'Ingress claims hosts beyond its own',
  severity: 'low',
  gain: 'Whoever may create an ingress catches requests to hosts that belong to somebody else, and their cookies.',
  why: 'A rule without a host or with a wildcard answers for every name that no other ingress claims, in the whole cluster.',
  remedy: 'Spell out each host under `spec.rules[].host`.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ingressKinds,
  evaluate: ({ fields, name }) => {
    const rules = fields.map('spec')?.maps('rules') ?? [];
    const violations: Violation[] = [];
    for (const rule of rules) {
      const host = rule.string('host') ?? '';
      if (host !== '' && !host.startsWith('*')) continue;
      const claimed =
        host === '' ? 'every host: one of its rules names none' : `every host that matches \`${host}\``;
      violations.push({ at: rule.pointer('host'), message: `ingress \`${name}\` claims ${claimed}` });
    }
    return violations;
  },
};

import type { ResourceCheck, Violation } from '../../check.ts';

export const gatewayRoutesFromAll: ResourceCheck = {
  id: 'gateway-routes-from-all',
  title: 'Listener accepts routes from every namespace',
  severity: 'medium',
  gain: 'Whoever may create a route in any namespace takes over paths and hosts of this gateway, under its certificate.',
  why: 'With `from: All` the gateway trusts each namespace to claim only the hosts that belong to it.',
  remedy:
    'Set `allowedRoutes.namespaces.from: Selector` with a label that only administrators of namespaces set, or `Same`.',
  references: [
    'https://gateway-api.sigs.k8s.io/concepts/security-model/',
    'https://gateway-api.sigs.k8s.io/guides/multiple-ns/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['Gateway.gateway.networking.k8s.io'],
  evaluate: ({ fields, name }) => {
    const listeners = fields.map('spec')?.maps('listeners') ?? [];
    const violations: Violation[] = [];
    for (const listener of listeners) {
      const namespaces = listener.map('allowedRoutes')?.map('namespaces');
      if (namespaces?.string('from') !== 'All') continue;
      violations.push({
        at: namespaces.pointer('from'),
        message: `listener \`${listener.string('name') ?? ''}\` of gateway \`${name}\` accepts routes from every namespace`,
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no route in another namespace uses the listener: `kubectl get httproutes -A` lists routes with their namespaces.',
    edits: ({ at }) => [{ op: 'set', at, value: 'Same' }],
  },
};

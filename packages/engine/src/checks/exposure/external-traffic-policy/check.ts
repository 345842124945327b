import type { ResourceCheck } from '../../check.ts';
import { loadBalancerSpec } from '../load-balancer.ts';

export const externalTrafficPolicy: ResourceCheck = {
  id: 'external-traffic-policy',
  title: 'Load balancer hides the client address',
  severity: 'low',
  gain: 'An attacker cannot be told from other clients in logs, rate limits and address rules.',
  why: 'With policy `Cluster` a node may pass a connection on to another node under its own address, so the pod sees a node in place of the client.',
  remedy: 'Set `spec.externalTrafficPolicy: Local`, and run a pod on each node that the load balancer uses.',
  references: [
    'https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy',
    'https://kubernetes.io/docs/tutorials/services/source-ip/#source-ip-for-services-with-type-loadbalancer',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['Service'],
  evaluate: (resource) => {
    const spec = loadBalancerSpec(resource);
    const policy = spec?.string('externalTrafficPolicy');
    if (spec === undefined || policy === 'Local') return undefined;
    return {
      at: spec.pointer('externalTrafficPolicy'),
      message: `the pods of service \`${resource.name}\` may see a node's address in place of the client's: \`externalTrafficPolicy\` ${
        policy === undefined ? 'is not set, and its default is `Cluster`' : `is \`${policy}\``
      }`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each node that the load balancer uses runs a pod of the service: on others its requests are dropped.',
    edits: ({ at }) => [{ op: 'set', at, value: 'Local' }],
  },
};

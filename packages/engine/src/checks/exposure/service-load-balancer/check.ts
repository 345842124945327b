import type { ResourceCheck } from '../../check.ts';
import { isInternal } from '../../../model/load-balancer.ts';
import { loadBalancerSpec } from '../load-balancer.ts';
import { keepInside } from '../service-edits.ts';
import { portsOf } from '../service-ports.ts';

export const serviceLoadBalancer: ResourceCheck = {
  id: 'service-load-balancer',
  title: 'Service asks for its own load balancer',
  severity: 'low',
  gain: 'Whoever reaches the load balancer reaches the service, past every ingress and its authentication.',
  why: 'Each such service is a door of its own into the cluster, with its own address, firewall and certificates to keep in order.',
  remedy:
    'Use `type: ClusterIP` and let a shared Ingress or Gateway carry the traffic in, or accept this finding for the service that is that door.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer'],
  aliases: ['kube-linter:exposed-services', 'monokle:KBP114'],
  profile: 'strict',
  on: 'resource',
  kinds: ['Service'],
  evaluate: (resource) => {
    const spec = loadBalancerSpec(resource);
    if (spec === undefined) return undefined;
    const inside = isInternal(spec, resource.metadata?.map('annotations'));
    return {
      at: spec.pointer('type'),
      message: `service \`${resource.name}\` asks for a load balancer of its own, ${
        inside
          ? 'one inside the network of the provider'
          : 'and nothing says that it stays inside the network of the provider'
      }`,
      about: portsOf(spec),
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that clients come by an Ingress or a Gateway already: the load balancer and its address are gone afterwards.',
    edits: (_, resource) => keepInside(resource),
  },
};

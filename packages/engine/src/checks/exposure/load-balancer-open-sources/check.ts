import type { ResourceCheck } from '../../check.ts';
import { isInternal } from '../../../model/load-balancer.ts';
import { loadBalancerSpec } from '../load-balancer.ts';
import { portsOf } from '../service-ports.ts';
import { isEveryAddress } from '../whole-internet.ts';

/** Annotations by which source ranges are given besides the field. */
const rangeAnnotations: readonly string[] = [
  'service.beta.kubernetes.io/load-balancer-source-ranges',
  'service.beta.kubernetes.io/azure-allowed-ip-ranges',
  'service.beta.kubernetes.io/azure-allowed-service-tags',
];

export const loadBalancerOpenSources: ResourceCheck = {
  id: 'load-balancer-open-sources',
  title: 'Load balancer accepts every source address',
  severity: 'medium',
  gain: 'Anyone on the internet can reach the service and try its flaws and its passwords.',
  why: 'Without source ranges the provider opens its firewall for the load balancer to all addresses.',
  remedy:
    'List the networks that need the service under `spec.loadBalancerSourceRanges`, or ask the provider for an internal load balancer by its annotation.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
    'https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['Service'],
  evaluate: (resource) => {
    const spec = loadBalancerSpec(resource);
    if (spec === undefined) return undefined;
    const annotations = resource.metadata?.map('annotations');
    if (isInternal(spec, annotations)) return undefined;
    const ranges = spec.strings('loadBalancerSourceRanges');
    const open = ranges.findIndex(isEveryAddress);
    const at = spec.pointer('loadBalancerSourceRanges');
    const about = portsOf(spec);
    if (open >= 0) {
      return {
        at: `${at}/${open}`,
        message: `the load balancer of service \`${resource.name}\` accepts every source address: \`${ranges[open]}\` is among its source ranges`,
        about,
      };
    }
    if (ranges.length > 0) return undefined;
    for (const key of rangeAnnotations) {
      if (annotations?.has(key) !== true) continue;
      if (!(annotations.string(key) ?? '').split(',').some(isEveryAddress)) return undefined;
      return {
        at: annotations.pointer(key),
        message: `the load balancer of service \`${resource.name}\` accepts every source address: so says annotation \`${key}\``,
        about,
      };
    }
    return {
      at,
      message: `the load balancer of service \`${resource.name}\` accepts every source address: \`loadBalancerSourceRanges\` is not set, and no annotation makes it internal`,
      about,
    };
  },
};

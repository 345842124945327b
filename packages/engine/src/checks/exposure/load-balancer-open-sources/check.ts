import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Edit } from '../../check.ts';
import { loadBalancerSpec, openSourcesOf } from '../load-balancer.ts';
import { sourceRangesOf } from '../service-edits.ts';
import { portsOf } from '../service-ports.ts';

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
  impliedBy: ['data-store-on-internet'],
  on: 'resource',
  kinds: ['Service'],
  evaluate: (resource) => {
    const spec = loadBalancerSpec(resource);
    const open = spec && openSourcesOf(spec, resource.metadata?.map('annotations'));
    if (spec === undefined || open === undefined) return undefined;
    return {
      at: open.at,
      message: `the load balancer of service \`${resource.name}\` accepts every source address: ${open.reason}`,
      about: portsOf(spec),
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that every client comes from these networks, health checks of the provider too: the access log shows the others.',
    needs: ['source-ranges'],
    edits: ({ at }, { fields }, values) => limitSources(at, fields.map('spec'), sourceRangesOf(values)),
  },
};

/** Where the ranges are given now; a list of service tags takes none. */
function limitSources(at: string, spec: Fields | undefined, ranges: readonly string[]): readonly Edit[] {
  if (spec === undefined || ranges.length === 0 || at.endsWith('-service-tags')) return [];
  const field = spec.pointer('loadBalancerSourceRanges');
  const isField = at === field || at.startsWith(`${field}/`);
  return [
    isField ? { op: 'set', at: field, value: [...ranges] } : { op: 'set', at, value: ranges.join(',') },
  ];
}

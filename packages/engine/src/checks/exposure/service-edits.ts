import { parseCidr } from '../../model/cidr.ts';
import { isArray } from '../../model/json.ts';
import type { Resource } from '../../model/resource.ts';
import type { Edit } from '../check.ts';
import type { FixValues } from '../fix-values.ts';
import { everyAddressIn } from './whole-internet.ts';

/** The fields that the API server refuses on a Service inside the cluster, or passes over. */
const ofLoadBalancers: readonly string[] = [
  'allocateLoadBalancerNodePorts',
  'healthCheckNodePort',
  'loadBalancerClass',
  'loadBalancerIP',
  'loadBalancerSourceRanges',
];

/** The one annotation of load balancers that the API server refuses there; it passes over those of providers. */
const refusedAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** Makes a Service one that only the cluster reaches, and takes away what cannot stand beside that. */
export function keepInside({ fields, metadata }: Resource): readonly Edit[] {
  const spec = fields.map('spec');
  if (spec === undefined) return [];
  const annotations = metadata?.map('annotations');
  // Outside addresses of its own make the policy count all the same.
  const hasAddresses = spec.strings('externalIPs').length > 0;
  const dead = hasAddresses ? ofLoadBalancers : [...ofLoadBalancers, 'externalTrafficPolicy'];
  return [
    { op: 'set', at: spec.pointer('type'), value: 'ClusterIP' },
    ...dead.filter((key) => spec.has(key)).map((key) => ({ op: 'remove', at: spec.pointer(key) }) as const),
    ...spec
      .maps('ports')
      .filter((port) => port.has('nodePort'))
      .map((port) => ({ op: 'remove', at: port.pointer('nodePort') }) as const),
    ...(annotations?.has(refusedAnnotation) === true
      ? [{ op: 'remove', at: annotations.pointer(refusedAnnotation) } as const]
      : []),
  ];
}

/** The networks that the user gives, as a list or with commas between them; none where one is no network or they hold every address. */
export function sourceRangesOf(values: FixValues): readonly string[] {
  const value = values['source-ranges'];
  const written = isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  const ranges = written.flatMap((range) => (typeof range === 'string' ? range.trim() : []));
  const areNetworks = ranges.every((range) => range.includes('/') && parseCidr(range) !== undefined);
  return areNetworks && ranges.length === written.length && everyAddressIn(ranges) === undefined
    ? ranges
    : [];
}

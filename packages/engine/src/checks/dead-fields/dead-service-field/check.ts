import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

export const deadServiceField: ResourceCheck = {
  id: 'dead-service-field',
  title: 'Field does not fit the service type',
  severity: 'low',
  gain: 'Clients reach the service that a reader believes to be shut out, for example by source ranges that no load balancer reads.',
  why: 'Many fields of a service belong to one type; with another the API server refuses them or does nothing with them.',
  remedy: 'Remove the field, or set the `type` that it belongs to.',
  references: [
    'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
    'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Service'],
  evaluate: ({ fields }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    const type = spec.string('type') ?? 'ClusterIP';
    const violations: Violation[] = [];
    if (type !== 'LoadBalancer') judgeLoadBalancerFields(spec, type, violations);
    if (spec.has('healthCheckNodePort')) judgeHealthCheck(spec, type, violations);
    if (type !== 'LoadBalancer' && type !== 'NodePort') judgeNodeFields(spec, type, violations);
    if (type === 'ExternalName') {
      if (spec.stringMap('selector').size > 0) violations.push(idle(spec, 'selector', type));
    } else if ((spec.string('externalName') ?? '') !== '') violations.push(idle(spec, 'externalName', type));
    return violations;
  },
  fix: { safety: 'safe', edits: ({ at }) => [{ op: 'remove', at }] },
};

function judgeLoadBalancerFields(spec: Fields, type: string, violations: Violation[]): void {
  if (spec.strings('loadBalancerSourceRanges').length > 0) {
    violations.push(refused(spec, 'loadBalancerSourceRanges', type));
  }
  if (spec.has('loadBalancerClass')) violations.push(refused(spec, 'loadBalancerClass', type));
  if (spec.has('allocateLoadBalancerNodePorts')) {
    violations.push(refused(spec, 'allocateLoadBalancerNodePorts', type));
  }
  if ((spec.string('loadBalancerIP') ?? '') !== '') violations.push(idle(spec, 'loadBalancerIP', type));
}

/** Only a load balancer that keeps client addresses asks nodes for their health. */
function judgeHealthCheck(spec: Fields, type: string, violations: Violation[]): void {
  const isAsked = type === 'LoadBalancer' && spec.string('externalTrafficPolicy') === 'Local';
  if (isAsked || spec.integer('healthCheckNodePort') === 0) return;
  violations.push({
    at: spec.pointer('healthCheckNodePort'),
    message:
      'the API server refuses `healthCheckNodePort` but on `type: LoadBalancer` with `externalTrafficPolicy: Local`',
  });
}

/** What belongs to ports on nodes; a cluster address with external addresses has a traffic policy too. */
function judgeNodeFields(spec: Fields, type: string, violations: Violation[]): void {
  const isReachable = type === 'ClusterIP' && spec.strings('externalIPs').length > 0;
  if (!isReachable && (spec.string('externalTrafficPolicy') ?? '') !== '') {
    violations.push(refused(spec, 'externalTrafficPolicy', type));
  }
  for (const port of spec.maps('ports')) {
    if ((port.integer('nodePort') ?? 0) === 0) continue;
    violations.push(type === 'ClusterIP' ? refused(port, 'nodePort', type) : idle(port, 'nodePort', type));
  }
}

function refused(fields: Fields, key: string, type: string): Violation {
  return {
    at: fields.pointer(key),
    message: `the API server refuses \`${key}\` on a service of type \`${type}\``,
  };
}

function idle(fields: Fields, key: string, type: string): Violation {
  return { at: fields.pointer(key), message: `\`${key}\` has no effect on a service of type \`${type}\`` };
}

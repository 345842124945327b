import { objectionOf } from '../../analyzers/pod-security/standard.ts';
import type { Pod } from '../../model/pod.ts';
import { newestKubernetes, type Edit } from '../check.ts';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** True for the loopback address, under which the kubelet reaches a pod on the node's network. */
export function isLoopback(host: string): boolean {
  return loopback.has(host);
}

/** What can be said only of a pod that has a network of its own. */
export const revealedOffHostNetwork: readonly string[] = [
  'dns-ndots',
  'namespace-without-network-policy',
  'network-policies-leave-pods-out',
  'pod-in-namespace-without-policy',
  'pod-isolated-one-way',
  'pod-without-network-policy',
  'user-namespace-not-used',
];

/** Takes a pod off the node's network, with what means something else without it: the node's ports and the loopback address of probes. */
export function leaveHostNetwork(pod: Pod): readonly Edit[] {
  const ports = pod.containers.flatMap(({ fields }) => fields.maps('ports'));
  const probes = objectionOf('hostProbesAndHostLifecycle', pod, newestKubernetes)?.fields ?? [];
  return [
    { op: 'remove', at: pod.spec.pointer('hostNetwork') },
    ...ports
      .filter((port) => port.has('hostPort'))
      .map((port) => ({ op: 'remove', at: port.pointer('hostPort') }) as const),
    ...probes.filter(({ value = '' }) => isLoopback(value)).map(({ at }) => ({ op: 'remove', at }) as const),
  ];
}

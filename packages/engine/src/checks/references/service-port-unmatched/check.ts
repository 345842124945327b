import type { ServicePort } from '../../../model/service.ts';
import type { PodResource } from '../../../snapshot/slim.ts';
import type { SnapshotCheck } from '../../check.ts';

export const servicePortUnmatched: SnapshotCheck = {
  id: 'service-port-unmatched',
  title: 'Service targets a port that has no name',
  severity: 'low',
  gain: 'An attacker gains nothing directly; the port answers nobody, and people open others until something works.',
  why: 'A target port that is a name is looked up among the ports of the selected pods; where no container has that name, the port has no endpoints.',
  remedy: 'Give a container port that name, or write the number into `targetPort`.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ['Service'],
  evaluate: ({ details, namespace, name }, snapshot) => {
    if (details?.of !== 'service' || details.type === 'ExternalName') return undefined;
    if (!details.ports.some(({ targetAt }) => targetAt !== undefined)) return undefined;
    const pods = snapshot.podsSelectedBy(details.selector, namespace);
    if (pods.length === 0) return undefined;
    return details.ports.flatMap((port) => {
      const { targetAt: at, targetPort, protocol } = port;
      if (at === undefined || pods.some((pod) => hasPort(pod, port))) return [];
      const message = `Service \`${name}\` targets the port \`${targetPort}\`, and no pod that it selects has a ${protocol} port of that name`;
      return { at, message };
    });
  },
};

/** Named ports are looked up in main containers and sidecars (pkg/api/v1/pod, FindPort). */
function hasPort({ pod }: PodResource, { targetPort, protocol }: ServicePort): boolean {
  return pod.containers.some(
    ({ kind, ports }) =>
      (kind === 'main' || kind === 'sidecar') &&
      ports.some((port) => port.name === targetPort && port.protocol === protocol),
  );
}

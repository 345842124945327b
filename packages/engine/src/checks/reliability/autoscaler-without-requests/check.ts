import { podLevelResourcesSince, isZero } from '../../../model/resources.ts';
import type { ResourceMetric } from '../../../model/scaling.ts';
import type { PodResource, SlimContainer } from '../../../snapshot/slim.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import type { SnapshotCheck } from '../../check.ts';

export const autoscalerWithoutRequests: SnapshotCheck = {
  id: 'autoscaler-without-requests',
  title: 'Autoscaler measures against missing requests',
  severity: 'medium',
  gain: 'Whoever sends enough requests takes the service down, as no further pod is started.',
  why: 'A utilisation is a share of what the containers request; where one of them requests nothing the autoscaler does not act on it.',
  remedy:
    'Set the request for the resource on every container and sidecar of the target, or measure by `averageValue`.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ['HorizontalPodAutoscaler.autoscaling'],
  evaluate: ({ name, namespace, details, references }, snapshot, { minor }) => {
    if (details?.of !== 'autoscaler') return undefined;
    const metrics = details.metrics.filter(({ isUtilization }) => isUtilization);
    const target = references.find(({ use }) => use === 'scale-target');
    if (metrics.length === 0 || target === undefined) return undefined;
    const workload = snapshot.find(target.kindName, target.namespace, target.name);
    if (workload?.pod === undefined) return undefined;
    const measured = { ...workload, pod: workload.pod };
    return metrics.flatMap((metric) => {
      if (hasDefault(namespace, metric.resource, snapshot)) return [];
      const without = unrequested(measured, metric, minor);
      if (without === undefined) return [];
      return {
        at: metric.at,
        message: `autoscaler \`${name}\` measures the utilisation of ${metric.resource}, and container \`${without.name}\` of ${workload.kind} \`${workload.name}\` requests none`,
      };
    });
  },
};

/** The first container that runs as long as the pod, is measured and requests nothing. */
function unrequested(
  { pod }: PodResource,
  { resource, container: only }: ResourceMetric,
  minor: number,
): SlimContainer | undefined {
  const ofPod = minor >= podLevelResourcesSince && only === undefined;
  if (ofPod && isGiven(pod.requests.get(resource) ?? pod.limits.get(resource))) return undefined;
  return pod.containers.find(
    ({ kind, name, requests, limits }) =>
      (kind === 'main' || kind === 'sidecar') &&
      (only === undefined || only === name) &&
      // The API server copies a limit to a request that is not written.
      !isGiven(requests.get(resource) ?? limits.get(resource)),
  );
}

function isGiven(quantity: string | undefined): boolean {
  return quantity !== undefined && !isZero(quantity);
}

/** True where a LimitRange fills the request in. */
function hasDefault(namespace: string | undefined, resource: string, snapshot: Snapshot): boolean {
  return snapshot
    .inNamespace('LimitRange', namespace)
    .some(
      ({ details }) =>
        details?.of === 'limit-range' &&
        details.limits.some(({ type, requests }) => type === 'Container' && isGiven(requests.get(resource))),
    );
}

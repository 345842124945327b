import type { Autoscaler } from '../../model/scaling.ts';
import type { SlimResource } from '../../snapshot/slim.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';

/** An autoscaler that scales a workload. */
export interface KnownAutoscaler {
  readonly resource: SlimResource;
  readonly details: Autoscaler;
}

/** The autoscaler among the manifests that scales a workload: a HorizontalPodAutoscaler, or a ScaledObject of KEDA. */
export function autoscalerFor(workload: SlimResource, snapshot: Snapshot): KnownAutoscaler | undefined {
  for (const { from, reference } of snapshot.referrersTo(workload)) {
    if (reference.use !== 'scale-target' || from.details?.of !== 'autoscaler') continue;
    return { resource: from, details: from.details };
  }
  return undefined;
}

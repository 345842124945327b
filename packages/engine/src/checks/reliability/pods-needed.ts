import type { DisruptionBudget } from '../../model/scaling.ts';
import type { PodResource } from '../../snapshot/slim.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { autoscalerFor, type KnownAutoscaler } from './autoscaled.ts';

const percentage = /^([0-9]+)%$/u;
const whole = 100;

/** How many of a number of pods a budget wants to be available; a percentage is rounded up, as the controller does. */
export function podsNeeded(minAvailable: DisruptionBudget['minAvailable'], pods: number): number | undefined {
  if (typeof minAvailable === 'number') return minAvailable;
  const [, digits] = percentage.exec(minAvailable ?? '') ?? [];
  return digits === undefined ? undefined : Math.ceil((Number(digits) * pods) / whole);
}

/** The fewest pods that a workload runs with, and what says so. */
export interface Fewest {
  readonly pods: number;
  readonly because: string;
  readonly autoscaler: KnownAutoscaler | undefined;
}

/** The fewest pods of a workload; `undefined` for kinds without a number, where nobody wrote one, and where another controller runs the pods. */
export function fewestPods(workload: PodResource, snapshot: Snapshot): Fewest | undefined {
  const { details, kind, name } = workload;
  if (details?.of !== 'workload') return undefined;
  if (snapshot.referrersTo(workload).some(({ reference }) => reference.use === 'template')) return undefined;
  const autoscaler = autoscalerFor(workload, snapshot);
  if (autoscaler !== undefined) {
    const { minReplicas } = autoscaler.details;
    const because = `${autoscaler.resource.kind} \`${autoscaler.resource.name}\` scales ${kind} \`${name}\` down to ${minReplicas}`;
    return { pods: minReplicas, because, autoscaler };
  }
  if (details.replicas === undefined) return undefined;
  return { pods: details.replicas, because: `${kind} \`${name}\` runs ${details.replicas}`, autoscaler };
}

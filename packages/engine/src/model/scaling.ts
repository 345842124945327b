import type { Fields } from './fields.ts';
import type { Resource } from './resource.ts';
import { selectorAt, type Selector } from './selector.ts';

/** How far a HorizontalPodAutoscaler or a ScaledObject scales, and by what; its target is among the references. */
export interface Autoscaler {
  /** As written, else the default: 1, for a ScaledObject 0. */
  readonly minReplicas: number;
  readonly minAt: string;
  readonly maxReplicas: number | undefined;
  readonly metrics: readonly ResourceMetric[];
}

/** A metric that is counted against what containers request. */
export interface ResourceMetric {
  readonly at: string;
  /** `cpu` or `memory`. */
  readonly resource: string;
  /** Set where only the containers of that name count (`ContainerResource`). */
  readonly container: string | undefined;
  /** True where the target is a share of the request, so that there must be one. */
  readonly isUtilization: boolean;
}

/** How many pods of a set may be away at once. */
export interface DisruptionBudget {
  readonly selector: Selector | undefined;
  readonly minAvailable: number | string | undefined;
  readonly maxUnavailable: number | string | undefined;
  readonly specAt: string;
}

/** The spec of a HorizontalPodAutoscaler of any version. */
export function autoscalerOf({ fields }: Resource): Autoscaler {
  const spec = fields.map('spec');
  const specAt = fields.pointer('spec');
  return {
    minReplicas: spec?.integer('minReplicas') ?? 1,
    minAt: `${specAt}/minReplicas`,
    maxReplicas: spec?.integer('maxReplicas'),
    metrics: [
      ...(spec?.has('targetCPUUtilizationPercentage') === true
        ? [{ at: spec.pointer('targetCPUUtilizationPercentage'), ...cpuShare }]
        : []),
      ...(spec?.maps('metrics').flatMap((metric) => readMetric(metric) ?? []) ?? []),
    ],
  };
}

/** The spec of a ScaledObject of KEDA, which makes a HorizontalPodAutoscaler for it. */
export function scaledObjectOf({ fields }: Resource): Autoscaler {
  const spec = fields.map('spec');
  return {
    minReplicas: spec?.integer('minReplicaCount') ?? 0,
    minAt: `${fields.pointer('spec')}/minReplicaCount`,
    maxReplicas: spec?.integer('maxReplicaCount') ?? defaultMaxReplicaCount,
    metrics: [],
  };
}

const defaultMaxReplicaCount = 100;

const cpuShare = { resource: 'cpu', container: undefined, isUtilization: true };

function readMetric(metric: Fields): ResourceMetric | undefined {
  const source = metric.map('resource') ?? metric.map('containerResource');
  if (source === undefined) return undefined;
  const target = source.map('target');
  return {
    at: source.at,
    resource: source.string('name') ?? '',
    container: metric.map('containerResource')?.string('container'),
    // `targetAverageUtilization` is how v2beta1 wrote it.
    isUtilization:
      target === undefined ? source.has('targetAverageUtilization') : target.has('averageUtilization'),
  };
}

/** The spec of a PodDisruptionBudget. */
export function disruptionBudgetOf({ fields }: Resource): DisruptionBudget {
  const spec = fields.map('spec');
  return {
    selector: selectorAt(spec, 'selector'),
    minAvailable: spec?.integerOrString('minAvailable'),
    maxUnavailable: spec?.integerOrString('maxUnavailable'),
    specAt: fields.pointer('spec'),
  };
}

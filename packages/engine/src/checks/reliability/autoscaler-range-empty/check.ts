import { autoscalerOf } from '../../../model/scaling.ts';
import type { ResourceCheck } from '../../check.ts';

export const autoscalerRangeEmpty: ResourceCheck = {
  id: 'autoscaler-range-empty',
  title: 'Autoscaler has no room to scale',
  severity: 'info',
  gain: 'A flood of requests meets a fixed number of pods, although an autoscaler seems to stand behind them.',
  why: 'Between an equal minimum and maximum the autoscaler never adds a pod, whatever the load.',
  remedy: 'Set `spec.maxReplicas` above `spec.minReplicas`, or delete the autoscaler and set `replicas`.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  ],
  aliases: ['polaris:hpaMaxAvailability'],
  profile: 'default',
  on: 'resource',
  kinds: ['HorizontalPodAutoscaler.autoscaling'],
  evaluate: (resource) => {
    const { minReplicas, maxReplicas } = autoscalerOf(resource);
    if (maxReplicas === undefined || maxReplicas > minReplicas) return undefined;
    const { fields, name } = resource;
    return {
      at: `${fields.pointer('spec')}/maxReplicas`,
      message: `autoscaler \`${name}\` cannot add a pod: \`maxReplicas\` is ${maxReplicas}, and the minimum is ${minReplicas}`,
    };
  },
};

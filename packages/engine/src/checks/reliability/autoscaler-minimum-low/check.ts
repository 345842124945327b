import { minimumFix } from '../minimum-fix.ts';
import type { ResourceCheck } from '../../check.ts';

export const autoscalerMinimumLow: ResourceCheck = {
  id: 'autoscaler-minimum-low',
  title: 'Autoscaler may shrink below the minimum',
  severity: 'info',
  gain: 'In a quiet hour whoever crashes one pod takes the whole service down until it is started again.',
  why: 'An autoscaler goes down to its minimum whenever there is little load, and a single pod does not survive a crash or a drain.',
  remedy: 'Set `spec.minReplicas` to 2 or more, or to what the parameter `minimumReplicas` says.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  ],
  aliases: [
    'kube-linter:hpa-minimum-three-replicas',
    'polaris:hpaMinAvailability',
    'kube-score:horizontalpodautoscaler-replicas',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: ['HorizontalPodAutoscaler.autoscaling'],
  evaluate: ({ fields, name }, { parameters }) => {
    const spec = fields.map('spec');
    const minimum = spec?.integer('minReplicas');
    if (spec === undefined || minimum === undefined || minimum >= parameters.minimumReplicas)
      return undefined;
    return {
      at: spec.pointer('minReplicas'),
      message: `autoscaler \`${name}\` may leave fewer than ${parameters.minimumReplicas} pods: \`minReplicas\` is ${minimum}`,
    };
  },
  fix: minimumFix,
};

import { minimumFix } from '../minimum-fix.ts';
import type { ResourceCheck } from '../../check.ts';

const usual = 1;

export const autoscalerMinimumUnset: ResourceCheck = {
  id: 'autoscaler-minimum-unset',
  title: 'Autoscaler has no minimum',
  severity: 'info',
  gain: 'In a quiet hour whoever crashes one pod takes the whole service down until it is started again.',
  why: 'An unset minimum is 1, so the autoscaler leaves a single pod whenever there is little load.',
  remedy: 'Set `spec.minReplicas` to 2 or more, or to what the parameter `minimumReplicas` says.',
  references: [
    'HorizontalPodAutoscalerSpec, `minReplicas`: it defaults to 1 pod',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  ],
  aliases: ['kube-linter:hpa-minimum-three-replicas', 'kube-score:horizontalpodautoscaler-replicas'],
  profile: 'strict',
  on: 'resource',
  kinds: ['HorizontalPodAutoscaler.autoscaling'],
  evaluate: ({ fields, name }, { parameters }) => {
    const spec = fields.map('spec');
    if (spec === undefined || spec.has('minReplicas') || parameters.minimumReplicas <= usual)
      return undefined;
    return {
      at: spec.pointer('minReplicas'),
      message: `autoscaler \`${name}\` may leave a single pod: \`minReplicas\` is not set, and its default is ${usual}`,
    };
  },
  fix: minimumFix,
};

import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, nameOf, within, type ReferenceRules } from '../../referred.ts';

export const autoscalerTargetMissing: SnapshotCheck = {
  id: 'autoscaler-target-missing',
  title: 'Autoscaler scales a workload that is missing',
  severity: 'low',
  gain: 'Whoever drives up the load takes the service down, because nothing scales it.',
  why: 'The autoscaler finds nothing of that kind and name, and the workload it was meant for keeps its number of pods.',
  remedy: 'Write the API version, kind and name of the workload, or remove the autoscaler.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/#HorizontalPodAutoscalerSpec',
  ],
  aliases: [
    'kube-linter:dangling-horizontalpodautoscaler',
    'kubescape:C-0300',
    'kube-score:horizontalpodautoscaler-has-target',
    'kics:2f652c42-619d-4361-b361-9f599688f8ca',
  ],
  profile: 'default',
  on: 'snapshot',
  kinds: [
    'HorizontalPodAutoscaler.autoscaling',
    'ScaledObject.keda.sh',
    'VerticalPodAutoscaler.autoscaling.k8s.io',
  ],
  evaluate: (autoscaler, snapshot, target) => judgeReferences(autoscaler, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use }) => use === 'scale-target',
  missing: (reference, from) =>
    `${from.kind} \`${from.name}\` scales ${nameOf(reference)}, and there is none of that name${within(reference.namespace)}`,
};

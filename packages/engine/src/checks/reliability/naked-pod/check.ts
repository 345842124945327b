import { isOwned } from '../../../model/resource.ts';
import type { ResourceCheck } from '../../check.ts';

/** Marks of pods that somebody else starts again: the kubelet its static pods, Helm its hooks and tests. */
const keepers: readonly string[] = ['kubernetes.io/config.mirror', 'helm.sh/hook'];

export const nakedPod: ResourceCheck = {
  id: 'naked-pod',
  title: 'Pod has no controller',
  severity: 'info',
  gain: 'Whoever brings the node down takes the pod down for good.',
  why: 'A pod of its own is not made again when its node fails or is drained, and it cannot be updated in place.',
  remedy: 'Write a Deployment, a StatefulSet or a Job with the pod as its `template`.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/#working-with-pods',
    'Kubernetes, Configuration Best Practices: naked pods will not be rescheduled in the event of a node failure',
  ],
  aliases: ['kubescape:C-0073'],
  profile: 'strict',
  on: 'resource',
  kinds: ['Pod'],
  evaluate: (resource) => {
    // The static pods of a control plane are written for the kubelet, which starts them again.
    if (resource.namespace === 'kube-system' || isOwned(resource)) return undefined;
    const { fields, metadata, name } = resource;
    const annotations = metadata?.map('annotations');
    if (annotations !== undefined && keepers.some((key) => annotations.has(key))) return undefined;
    return {
      at: fields.pointer('kind'),
      message: `pod \`${name}\` is not made again when its node fails: no controller owns it`,
    };
  },
};

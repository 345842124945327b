import { nameLabel, ownLabelIsFree } from '../name-label.ts';
import { isOwned } from '../../../model/resource.ts';
import type { PodCheck } from '../../check.ts';

export const recommendedLabelsMissing: PodCheck = {
  id: 'recommended-labels-missing',
  title: 'Pods carry no common label',
  severity: 'info',
  gain: 'An attacker gains nothing directly; in an incident it takes longer to see what a pod belongs to.',
  why: 'Tools recognise an application by the common labels of Kubernetes. One of them is enough; which ones count is the parameter `recommendedLabels`.',
  remedy: 'Write `app.kubernetes.io/name` and the like under `labels` of the object and of its template.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/'],
  aliases: ['kubescape:C-0077', 'monokle:MTD-recommended-labels'],
  profile: 'strict',
  on: 'pod',
  evaluate: ({ labels, metadataAt, resource }, { parameters }) => {
    const { recommendedLabels } = parameters;
    if (recommendedLabels.some((key) => labels.has(key)) || recommendedLabels.length === 0) return undefined;
    if (isOwned(resource)) return undefined;
    return {
      at: `${metadataAt}/labels`,
      message: `the pods of ${resource.kind} \`${resource.name}\` carry none of the labels by which tools recognise an application, such as \`${recommendedLabels[0]}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: ownLabelIsFree,
    edits: ({ at }, pod) => nameLabel(at, 'app.kubernetes.io/name', pod),
  },
};

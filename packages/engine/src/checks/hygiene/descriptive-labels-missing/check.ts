import { nameLabel, ownLabelIsFree } from '../name-label.ts';
import { isOwned } from '../../../model/resource.ts';
import type { PodCheck } from '../../check.ts';

/** In `all` only: whoever uses the common labels of Kubernetes does without these. */
export const descriptiveLabelsMissing: PodCheck = {
  id: 'descriptive-labels-missing',
  title: 'Labels do not say what pods are for',
  severity: 'info',
  gain: 'An attacker gains nothing directly; in an incident it takes longer to see what a pod is for and who owns it.',
  why: 'Labels such as `app`, `tier` and `owner` say what a pod is for. One of them is enough; which ones count is the parameter `descriptiveLabels`.',
  remedy:
    'Write `app`, `tier`, `version`, `owner` or `env` under `labels` of the object and of its template.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#motivation'],
  aliases: ['kubescape:C-0076'],
  profile: 'all',
  on: 'pod',
  evaluate: ({ labels, metadataAt, resource }, { parameters }) => {
    const { descriptiveLabels } = parameters;
    if (descriptiveLabels.some((key) => labels.has(key)) || descriptiveLabels.length === 0) return undefined;
    if (isOwned(resource)) return undefined;
    return {
      at: `${metadataAt}/labels`,
      message: `the pods of ${resource.kind} \`${resource.name}\` carry none of the labels that say what they are for: \`${descriptiveLabels.join(', ')}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: ownLabelIsFree,
    edits: ({ at }, pod) => nameLabel(at, 'app', pod),
  },
};

import type { PodCheck } from '../../check.ts';
import { instanceLabel, instanceOf, instanceIsFree, isLabelValue } from '../instance-label.ts';

/** In `all` only: `recommended-labels-missing` asks for any of the common labels. */
export const instanceLabelMissing: PodCheck = {
  id: 'instance-label-missing',
  title: 'Workload has no instance label',
  severity: 'info',
  gain: 'An attacker gains nothing directly; in an incident two instances of one program are easily mixed up.',
  why: 'The label `app.kubernetes.io/instance` tells apart what is installed more than once.',
  remedy: 'Write the name of the instance in the label `app.kubernetes.io/instance` of the object.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/#labels'],
  aliases: ['polaris:metadataAndInstanceMismatched'],
  profile: 'all',
  on: 'pod',
  evaluate: (pod) => {
    const instance = instanceOf(pod);
    if (instance === undefined || instance.label !== '') return undefined;
    return {
      at: instance.at,
      message: `${pod.resource.kind} \`${pod.resource.name}\` does not say which instance it belongs to: label \`${instanceLabel}\` is not set`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: instanceIsFree,
    edits: ({ at }, { resource }) =>
      isLabelValue(resource.name) ? [{ op: 'set', at, value: resource.name }] : [],
  },
};

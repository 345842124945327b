import type { PodCheck } from '../../check.ts';
import { instanceLabel, instanceOf, instanceIsFree, isLabelValue } from '../instance-label.ts';

export const instanceLabelMismatch: PodCheck = {
  id: 'instance-label-mismatch',
  title: 'Instance label differs from the name',
  severity: 'info',
  gain: 'An attacker gains nothing directly; in an incident a workload is looked for under the wrong name.',
  why: 'Some teams name each workload like the instance that it belongs to. With Helm the label names the release, which may hold several workloads, so this is a matter of policy.',
  remedy: 'Write the name of the object in its label `app.kubernetes.io/instance`, or leave this check out.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/#labels'],
  aliases: ['polaris:metadataAndInstanceMismatched'],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod) => {
    const instance = instanceOf(pod);
    const { kind, name } = pod.resource;
    if (instance === undefined || instance.label === '' || instance.label === name) return undefined;
    return {
      at: instance.at,
      message: `${kind} \`${name}\` says that it belongs to instance \`${instance.label}\` in its label \`${instanceLabel}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: instanceIsFree,
    edits: ({ at }, { resource }) =>
      isLabelValue(resource.name) ? [{ op: 'set', at, value: resource.name }] : [],
  },
};

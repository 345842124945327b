import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, missing, written, type Fault } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const kubeletPidLimit: ResourceCheck = {
  id: 'kubelet-pid-limit',
  title: 'Pods may start any number of processes',
  severity: 'low',
  gain: 'Whoever runs code in one pod stops every other pod of the node with a fork bomb.',
  why: 'Without a limit one pod can use up the process numbers of its node, and then neither pods nor the kubelet start anything.',
  remedy: 'Set `podPidsLimit: 4096`, or what your programs need, in the KubeletConfiguration.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.13',
    'https://kubernetes.io/docs/concepts/policy/pid-limiting/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'lets a pod start any number of processes',
    fault: (component) => unlimited(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no pod has more than 4096 processes and threads: `pids.current` in its cgroup counts them.',
    edits: settingFlag('pod-max-pids', '4096', 4096),
  },
};

function unlimited(component: Component): Fault | undefined {
  const setting = settingOf(component, 'pod-max-pids');
  if (setting === undefined) return missing(component, 'pod-max-pids', 'and its default is -1, no limit');
  if (setting.value === undefined || Number(setting.value) > 0) return undefined;
  return { at: setting.at, text: written(component, 'pod-max-pids', setting.value) };
}

import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const kubeletSeccompDefault: ResourceCheck = {
  id: 'kubelet-seccomp-default',
  title: 'Pods run unconfined unless they say otherwise',
  severity: 'low',
  gain: 'Whoever runs code in a container that names no profile has every system call to attack the kernel with.',
  why: 'With `seccompDefault` the kubelet gives a pod without a profile that of the container runtime; without it such a pod has none.',
  remedy: 'Set `seccompDefault: true` in the KubeletConfiguration.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.14',
    'KEP-2413: Enable seccomp by default',
    'https://kubernetes.io/docs/tutorials/security/seccomp/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'gives pods no seccomp profile by default',
    fault: (component) => otherThan(component, 'seccomp-default', { wanted: true, fallback: false }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no program needs what `RuntimeDefault` refuses: run pods with `seccompProfile.type: RuntimeDefault` and look at their logs.',
    edits: settingFlag('seccomp-default', 'true', true),
  },
};

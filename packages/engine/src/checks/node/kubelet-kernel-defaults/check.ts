import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const kubeletKernelDefaults: ResourceCheck = {
  id: 'kubelet-kernel-defaults',
  title: 'Kubelet changes kernel settings on its own',
  severity: 'low',
  gain: 'Little by itself; but a node that was hardened loses settings without anybody noticing.',
  why: 'Unless it protects the defaults, the kubelet sets kernel parameters to what it expects at its start, whatever the administrator chose.',
  remedy:
    'Set the kernel parameters that the kubelet expects on the node, then `protectKernelDefaults: true` or `--protect-kernel-defaults=true`.',
  references: [
    'CIS Kubernetes Benchmark 1.23: 4.2.6',
    'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
  ],
  aliases: [
    'kubescape:C-0177',
    'trivy:KCV-0083',
    'checkov:CKV_K8S_144',
    'kics:6cf42c97-facd-4fda-b8af-ea4529123355',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'changes kernel settings of the node',
    fault: (component) => otherThan(component, 'protect-kernel-defaults', { wanted: true, fallback: false }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by `sysctl` that `vm.overcommit_memory` is 1, `kernel.panic` 10 and `kernel.panic_on_oops` 1: otherwise the kubelet does not start.',
    edits: settingFlag('protect-kernel-defaults', 'true', true),
  },
};

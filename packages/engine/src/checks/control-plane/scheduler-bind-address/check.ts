import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { openAddress } from '../open-address.ts';
import { settingFlag } from '../../component-edits.ts';

export const schedulerBindAddress: ResourceCheck = {
  id: 'scheduler-bind-address',
  title: 'Scheduler listens on all addresses',
  severity: 'low',
  gain: 'Whoever reaches the node can try flaws of the scheduler and read its metrics wherever they are open.',
  why: 'Nothing outside the node has to reach the scheduler, but by default it listens on all addresses.',
  remedy: 'Set `--bind-address=127.0.0.1`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.4.2',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/',
  ],
  aliases: [
    'kubescape:C-0152',
    'trivy:KCV-0041',
    'checkov:CKV_K8S_115',
    'kics:46a2e9ec-6a5f-4faa-9d39-4ea44d5d87a2',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-scheduler'], {
    consequence: 'listens beyond the node itself',
    fault: (component) => openAddress(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing on another host reads port 10259, such as Prometheus: its scrape targets show it.',
    edits: settingFlag('bind-address', '127.0.0.1'),
  },
};

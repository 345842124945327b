import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf } from '../../component-faults.ts';
import { openAddress } from '../open-address.ts';
import { settingFlag } from '../../component-edits.ts';

export const controllerManagerBindAddress: ResourceCheck = {
  id: 'controller-manager-bind-address',
  title: 'Controller manager listens on all addresses',
  severity: 'low',
  gain: 'Whoever reaches the node can try flaws of the controller manager and read its metrics wherever they are open.',
  why: 'Nothing outside the node has to reach the controller manager, but by default it listens on all addresses.',
  remedy: 'Set `--bind-address=127.0.0.1`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.3.7',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
  ],
  aliases: [
    'kubescape:C-0150',
    'trivy:KCV-0039',
    'checkov:CKV_K8S_113',
    'kics:46a2e9ec-6a5f-4faa-9d39-4ea44d5d87a2',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-controller-manager'], {
    consequence: 'listens beyond the node itself',
    fault: (component) => openAddress(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing on another host reads port 10257, such as Prometheus: its scrape targets show it.',
    edits: settingFlag('bind-address', '127.0.0.1'),
  },
};

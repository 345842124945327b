import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, present } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

export const kubeletHostnameOverride: ResourceCheck = {
  id: 'kubelet-hostname-override',
  title: 'Kubelet registers under another name',
  severity: 'low',
  gain: 'Whoever can choose the name of a node may take that of another one, or hide which machine did what.',
  why: 'A name that differs from that of the machine breaks the check of certificates, and logs of node and cluster no longer match.',
  remedy: 'Remove `--hostname-override`, unless the cloud provider asks for it.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.7',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/',
  ],
  aliases: [
    'kubescape:C-0179',
    'trivy:KCV-0086',
    'checkov:CKV_K8S_146',
    'kics:bf36b900-b5ef-4828-adb7-70eb543b7cfb',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'does not use the name of its machine',
    fault: (component) => present(component, 'hostname-override'),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the name stays: `hostname` on the node is what `kubectl get nodes` shows; otherwise it registers as another node.',
    edits: removingFlag('hostname-override'),
  },
};

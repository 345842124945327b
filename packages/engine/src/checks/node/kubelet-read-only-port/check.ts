import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, missing, written, type Fault } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const kubeletReadOnlyPort: ResourceCheck = {
  id: 'kubelet-read-only-port',
  title: 'Kubelet opens a port without authentication',
  severity: 'medium',
  gain: 'Anyone who reaches the port reads which pods run on the node, with their whole specs, and its metrics.',
  why: 'The read-only port asks for no credential and checks no right. It is open by default where the kubelet runs by flags alone.',
  remedy: 'Set `readOnlyPort: 0` in the KubeletConfiguration, or `--read-only-port=0`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.4',
    'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
  ],
  aliases: [
    'kubescape:C-0175',
    'trivy:KCV-0082',
    'checkov:CKV_K8S_141',
    'kics:2940d48a-dc5e-4178-a3f8-bfbd80720b41',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'opens a port that asks for no credential',
    fault: (component) => openPort(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing reads port 10255 of nodes, such as a collector of metrics: its scrape targets show it.',
    edits: settingFlag('read-only-port', '0', 0),
  },
};

function openPort(component: Component): Fault | undefined {
  const setting = settingOf(component, 'read-only-port');
  if (setting === undefined)
    return component.form === 'fields'
      ? undefined
      : missing(component, 'read-only-port', 'and its default is 10255');
  if (setting.value === undefined || setting.value === '0') return undefined;
  return { at: setting.at, text: written(component, 'read-only-port', setting.value) };
}

import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, missing, written, type Fault } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const kubeletAuthorizationAlwaysAllow: ResourceCheck = {
  id: 'kubelet-authorization-always-allow',
  title: 'Kubelet allows every request',
  severity: 'critical',
  gain: 'Whoever holds any credential of the cluster, or none where anonymous requests pass, runs commands in every pod of the node.',
  why: 'Mode `AlwaysAllow` asks nobody whether a caller may read logs, run commands or forward ports. It is the default where the kubelet runs by flags alone.',
  remedy: 'Set `authorization.mode: Webhook` in the KubeletConfiguration, or `--authorization-mode=Webhook`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.2',
    'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/',
  ],
  aliases: [
    'kubescape:C-0173',
    'trivy:KCV-0080',
    'checkov:CKV_K8S_139',
    'kics:f1f4d8da-1ac4-47d0-b1aa-91e69d33f7d5',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'allows every request',
    fault: (component) => allowing(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that what calls port 10250 of nodes has a role with `nodes/metrics`, `nodes/proxy` or what it reads: without one it gets 403.',
    edits: settingFlag('authorization-mode', 'Webhook'),
  },
};

function allowing(component: Component): Fault | undefined {
  const setting = settingOf(component, 'authorization-mode');
  if (setting?.value === 'AlwaysAllow')
    return { at: setting.at, text: written(component, 'authorization-mode', setting.value) };
  // The default of the file is `Webhook`.
  if (setting !== undefined || component.form === 'fields') return undefined;
  return missing(component, 'authorization-mode', 'and its default is `AlwaysAllow`');
}

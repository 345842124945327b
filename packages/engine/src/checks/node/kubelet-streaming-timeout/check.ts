import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import { parseGoDuration } from '../../../model/duration.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, written, type Fault } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

export const kubeletStreamingTimeout: ResourceCheck = {
  id: 'kubelet-streaming-timeout',
  title: 'Idle streams of the kubelet never end',
  severity: 'low',
  gain: 'Whoever finds a forgotten `exec` session goes on in it, and many of them use up the connections of the node.',
  why: 'A time-out of 0 lets `exec`, `attach` and port forwarding stay open for ever without any traffic.',
  remedy:
    'Remove `--streaming-connection-idle-timeout=0`, whose default is 4 hours, or set it to `5m` or more.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.5',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/',
  ],
  aliases: [
    'kubescape:C-0176',
    'trivy:KCV-0085',
    'checkov:CKV_K8S_143',
    'kics:ed89b97d-04e9-4fd4-919f-ee5b27e555e9',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'never ends idle streams',
    fault: (component) => endless(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no `exec` or port forwarding has to stay open without traffic for more than 4 hours.',
    edits: removingFlag('streaming-connection-idle-timeout'),
  },
};

function endless(component: Component): Fault | undefined {
  // In the file 0 stands for the default of 4 hours.
  if (component.form === 'fields') return undefined;
  const setting = settingOf(component, 'streaming-connection-idle-timeout');
  if (setting?.value === undefined || parseGoDuration(setting.value) !== 0) return undefined;
  return { at: setting.at, text: written(component, 'streaming-connection-idle-timeout', setting.value) };
}
